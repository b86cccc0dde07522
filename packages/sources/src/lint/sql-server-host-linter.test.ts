import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

it.each<{ given: string; want: string[] }>([
  { given: 'contoso.sql.azuresynapse.net', want: [] },
  { given: 'tcp:contoso-ondemand.sql.azuresynapse.net,1433', want: [] },
  {
    given: 'contoso.dev.azuresynapse.net',
    want: ['error synapse-development-endpoint: contoso.dev.azuresynapse.net'],
  },
  {
    given: 'https://contoso.sql.azuresynapse.net',
    want: ['error host-is-address: https://contoso.sql.azuresynapse.net'],
  },
  { given: 'contoso.sql.azuresynapse.net,99999', want: ['error port-out-of-range: 99999'] },
  { given: 'contoso', want: ['warning host-not-synapse: contoso'] },
  { given: '{WORKSPACE}.sql.azuresynapse.net', want: ['error placeholder-unfilled: {WORKSPACE}'] },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'sql-server-host', service: 'synapse' }, given)).toEqual(want);
});
