import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

function lint(text: string): readonly string[] {
  return showFindings({ kind: 'azure-storage-endpoint', service: 'dfs' }, text);
}

it.each<{ given: string; want: string[] }>([
  { given: 'https://contoso.dfs.core.windows.net', want: [] },
  { given: 'https://contoso.dfs.core.windows.net/', want: [] },
  { given: 'https://contoso.dfs.core.chinacloudapi.cn', want: [] },
  { given: 'https://contoso.z12.dfs.storage.azure.net', want: [] },
  { given: 'http://127.0.0.1:10004/devstoreaccount1', want: ['warning host-is-loopback: 127.0.0.1'] },
  { given: 'http://localhost:10004/devstoreaccount1/lake', want: ['warning host-is-loopback: localhost'] },

  {
    given: 'https://contoso.blob.core.windows.net',
    want: ['error wrong-service-endpoint: contoso.blob.core.windows.net'],
  },
  { given: 'http://contoso.dfs.core.windows.net', want: ['warning http-to-azure: http'] },
  {
    given: 'contoso.dfs.core.windows.net',
    want: ['error address-not-readable: contoso.dfs.core.windows.net'],
  },
  {
    given: 'abfss://lake@contoso.dfs.core.windows.net',
    want: ['error address-not-readable: abfss://lake@contoso.dfs.core.windows.net'],
  },
  {
    given: 'https://Contoso-Lake.dfs.core.windows.net',
    want: ['error account-name-invalid: Contoso-Lake.dfs.core.windows.net'],
  },
  {
    given: 'https://contoso.dfs.core.windows.com',
    want: ['warning host-not-azure-storage: contoso.dfs.core.windows.com'],
  },
  {
    given: 'https://contoso.dfs.core.windows.net/lake/a?x=y',
    want: ['warning address-has-path: /lake/a?x=y'],
  },
  { given: '{URL}', want: ['error placeholder-unfilled: {URL}'] },
])('$given', ({ given, want }) => {
  expect(lint(given)).toEqual(want);
});
