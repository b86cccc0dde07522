import { expect, it } from 'vitest';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-22T12:00:00Z');

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
  const findings = lintValue({ kind: 'sql-server-host', service: 'synapse' }, given, { now });
  const seen = findings.map(
    ({ severity, code, range }) => `${severity} ${code}: ${given.slice(range?.start, range?.end)}`,
  );
  expect(seen).toEqual(want);
});
