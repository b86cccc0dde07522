import { describe, expect, it } from 'vitest';
import { type AzureStorageEndpoint, readAzureStorageEndpoint } from './azure-storage-endpoint.ts';

describe('readAzureStorageEndpoint', () => {
  it.each<{ given: string; want: Partial<AzureStorageEndpoint> }>([
    {
      given: 'HTTPS://Contoso.Blob.core.windows.net/',
      want: {
        url: 'https://contoso.blob.core.windows.net',
        accountName: 'contoso',
        service: 'blob',
        isAzure: true,
      },
    },
    {
      given: 'https://contoso-secondary.dfs.core.windows.net',
      want: { accountName: 'contoso', service: 'dfs', isAzure: true },
    },
    {
      given: 'https://contoso.z01.table.storage.azure.net',
      want: { accountName: 'contoso', service: 'table', isAzure: true },
    },
    {
      given: 'http://devstoreaccount1.blob.localhost:10000/landing',
      want: {
        url: 'http://devstoreaccount1.blob.localhost:10000',
        accountName: 'devstoreaccount1',
        service: 'blob',
        container: 'landing',
        isLoopback: true,
      },
    },
    {
      given: 'http://localhost:10000/devstoreaccount1',
      want: {
        accountName: 'devstoreaccount1',
        service: undefined,
        container: undefined,
        port: 10000,
        isLoopback: true,
      },
    },
    {
      given: 'http://[::1]:10000/devstoreaccount1',
      want: { host: '[::1]', accountName: 'devstoreaccount1', isLoopback: true },
    },
    {
      given: 'http://azurite:10000/devstoreaccount1/landing/',
      want: {
        url: 'http://azurite:10000/devstoreaccount1',
        container: 'landing',
        isLoopback: false,
        isAzure: false,
      },
    },
    {
      given: 'https://data.contoso.example/landing',
      want: {
        url: 'https://data.contoso.example',
        accountName: undefined,
        container: 'landing',
        isAzure: false,
      },
    },
    { given: 'https://core.windows.net.contoso.example', want: { isAzure: false } },
    { given: 'https://localhost.contoso.example', want: { isLoopback: false } },
  ])('reads $given', ({ given, want }) => {
    expect(readAzureStorageEndpoint(given)).toMatchObject({ ...want, problems: [] });
  });

  it('reports the position of each part', () => {
    const text = 'http://u@127.0.0.1:10000/devstoreaccount1/landing?sv=1#x';
    const { ranges } = readAzureStorageEndpoint(text);
    const seen = Object.entries(ranges).map(
      ([name, range]) => `${name}: ${text.slice(range?.start, range?.end)}`,
    );
    expect(seen).toEqual([
      'scheme: http',
      'userInfo: u',
      'host: 127.0.0.1',
      'port: 10000',
      'path: /devstoreaccount1/landing',
      'query: sv=1',
      'fragment: x',
    ]);
  });
});
