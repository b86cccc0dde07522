import { describe, expect, it } from 'vitest';
import { DEVELOPMENT_ACCOUNT, readAzureStorageConnectionString } from './azure-storage-connection-string.ts';

describe('readAzureStorageConnectionString', () => {
  it('derives the addresses from the account name', () => {
    const read = readAzureStorageConnectionString(
      'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=QUJD;EndpointSuffix=core.chinacloudapi.cn',
    );
    expect(read).toMatchObject({
      accountName: 'contoso',
      accountKey: 'QUJD',
      sas: undefined,
      isDevelopmentStorage: false,
      problems: [],
    });
    expect(read.endpoints).toEqual({
      blob: 'https://contoso.blob.core.chinacloudapi.cn',
      file: 'https://contoso.file.core.chinacloudapi.cn',
      queue: 'https://contoso.queue.core.chinacloudapi.cn',
      table: 'https://contoso.table.core.chinacloudapi.cn',
    });
  });

  it('defaults to https and the public cloud', () => {
    const { endpoints } = readAzureStorageConnectionString('accountname=contoso;accountkey=QUJD');
    expect(endpoints.table).toBe('https://contoso.table.core.windows.net');
  });

  it('prefers explicit addresses, without their trailing slash', () => {
    const { endpoints } = readAzureStorageConnectionString(
      'AccountName=contoso;AccountKey=QUJD;BlobEndpoint=https://data.contoso.example/',
    );
    expect(endpoints.blob).toBe('https://data.contoso.example');
    expect(endpoints.table).toBe('https://contoso.table.core.windows.net');
  });

  it('derives nothing for the account of the emulator', () => {
    const { endpoints } = readAzureStorageConnectionString(
      'DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=QUJD;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1',
    );
    expect(endpoints).toMatchObject({ blob: 'http://127.0.0.1:10000/devstoreaccount1', table: undefined });
  });

  it('reads a signature, and the account name from the address', () => {
    const read = readAzureStorageConnectionString(
      'BlobEndpoint=https://contoso.blob.core.windows.net;SharedAccessSignature=?sv=2025-05-05&sp=rl&sig=a%2Bb%3D',
    );
    expect(read).toMatchObject({
      accountName: 'contoso',
      accountKey: undefined,
      sas: { token: 'sv=2025-05-05&sp=rl&sig=a%2Bb%3D', permissions: 'rl', signature: 'a+b=' },
    });
    expect(read.endpoints).toMatchObject({ blob: 'https://contoso.blob.core.windows.net', table: undefined });
  });

  it('recognizes development storage', () => {
    expect(readAzureStorageConnectionString('UseDevelopmentStorage=TRUE')).toMatchObject({
      accountName: 'devstoreaccount1',
      accountKey: DEVELOPMENT_ACCOUNT.key,
      isDevelopmentStorage: true,
      endpoints: {
        blob: 'http://127.0.0.1:10000/devstoreaccount1',
        queue: 'http://127.0.0.1:10001/devstoreaccount1',
        table: 'http://127.0.0.1:10002/devstoreaccount1',
      },
    });
  });

  it('recognizes development storage behind a proxy', () => {
    const { endpoints } = readAzureStorageConnectionString(
      'UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite/',
    );
    expect(endpoints.blob).toBe('http://azurite:10000/devstoreaccount1');
  });

  it('reports the ranges of a signature within the whole string', () => {
    const text = 'AccountName=contoso;SharedAccessSignature=?sv=1&se=2030-01-01';
    const { sas } = readAzureStorageConnectionString(text);
    expect(sas?.fields.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'sv=1',
      'se=2030-01-01',
    ]);
  });

  it.each(['', ';', 'oops', '=', 'AccountName'])(
    'reads nothing from %o, reports it, and does not throw',
    (text) => {
      expect(readAzureStorageConnectionString(text)).toMatchObject({
        accountName: undefined,
        accountKey: undefined,
        sas: undefined,
        endpoints: { blob: undefined },
      });
    },
  );
});
