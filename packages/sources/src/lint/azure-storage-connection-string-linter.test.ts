import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-22T12:00:00Z');
const KEY = `${'A'.repeat(86)}==`;
const ACCOUNT = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY}`;
const SAS = `sv=2025-05-05&ss=bt&srt=sco&sp=rl&se=2030-01-01&sig=${'A'.repeat(43)}%3D`;
const AZURITE = 'http://127.0.0.1:10000/devstoreaccount1';

function lint(service: string, text: string): readonly string[] {
  return showFindings({ kind: 'azure-storage-connection-string', service }, text);
}

describe('a storage connection string for blobs', () => {
  it.each<{ given: string; want: string[] }>([
    { given: `${ACCOUNT};EndpointSuffix=core.windows.net`, want: [] },
    { given: `accountname=contoso;accountkey=${KEY};`, want: [] },
    {
      given: 'UseDevelopmentStorage=true',
      want: ['warning development-storage: UseDevelopmentStorage=true'],
    },
    {
      given: 'UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite',
      want: ['warning development-storage: UseDevelopmentStorage=true'],
    },
    {
      given: `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${KEY};BlobEndpoint=${AZURITE};`,
      want: ['warning host-is-loopback: 127.0.0.1'],
    },
    {
      given: `DefaultEndpointsProtocol=http;AccountName=headwater;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:10000/headwater`,
      want: ['warning host-is-loopback: 127.0.0.1'],
    },
    { given: `BlobEndpoint=https://contoso.blob.core.windows.net/;SharedAccessSignature=${SAS}`, want: [] },
    { given: `BlobEndpoint=https://data.contoso.example;AccountName=contoso;AccountKey=${KEY}`, want: [] },

    { given: 'AccountName=contoso', want: ['error account-key-missing'] },
    { given: 'AccountName=contoso;AccountKey=', want: ['error account-key-missing: AccountKey'] },
    {
      given: 'AccountName=contoso;AccountKey=not%2Bbase64',
      want: ['error account-key-not-base64: not%2Bbase64'],
    },
    {
      given: `AccountName=contoso;AccountKey=${KEY.slice(0, -1)}`,
      want: [`error account-key-not-base64: ${KEY.slice(0, -1)}`],
    },
    { given: 'AccountName=contoso;AccountKey=QUJD', want: ['warning account-key-unusual-length: QUJD'] },

    { given: `DefaultEndpointsProtocol=https;AccountKey=${KEY}`, want: ['error account-name-missing'] },
    {
      given: `AccountName=Contoso_Data;AccountKey=${KEY}`,
      want: ['error account-name-invalid: Contoso_Data'],
    },
    {
      given: `AccountName=contoso.blob.core.windows.net;AccountKey=${KEY}`,
      want: ['error account-name-invalid: contoso.blob.core.windows.net'],
    },

    {
      given: `AccountName=contoso;AcountKey=${KEY}`,
      want: ['error unknown-key: AcountKey', 'error account-key-missing'],
    },
    { given: `${ACCOUNT};Color=blue`, want: ['warning unknown-key: Color'] },
    { given: `${ACCOUNT};ACCOUNTNAME=contoso`, want: ['error duplicate-key: ACCOUNTNAME'] },
    { given: `${ACCOUNT};oops`, want: ['error part-not-key-value: oops'] },
    { given: `${ACCOUNT};=oops`, want: ['error part-not-key-value: =oops'] },
    { given: KEY.replace('==', ''), want: [`error not-a-connection-string: ${KEY.replace('==', '')}`] },

    { given: ACCOUNT.replace('https', 'http'), want: ['warning http-to-azure: http'] },
    { given: ACCOUNT.replace('https', 'ftp'), want: ['error protocol-unknown: ftp'] },
    {
      given: `${ACCOUNT};EndpointSuffix=core.window.net`,
      want: ['warning endpoint-suffix-unknown: core.window.net'],
    },
    {
      given: `${ACCOUNT};EndpointSuffix=blob.core.windows.net`,
      want: ['warning endpoint-suffix-unknown: blob.core.windows.net'],
    },
    {
      given: `${ACCOUNT};BlobEndpoint=https://contoso.dfs.core.windows.net`,
      want: ['error wrong-service-endpoint: contoso.dfs.core.windows.net'],
    },
    {
      given: `${ACCOUNT};BlobEndpoint=http://contoso.blob.core.windows.net`,
      want: ['warning http-to-azure: http'],
    },
    {
      given: `${ACCOUNT};BlobEndpoint=contoso.blob.core.windows.net`,
      want: ['error address-not-readable: contoso.blob.core.windows.net'],
    },
    {
      given: `TableEndpoint=https://contoso.table.core.windows.net;SharedAccessSignature=${SAS}`,
      want: ['error endpoint-missing'],
    },
    {
      given: 'UseDevelopmentStorage=false;AccountName=contoso',
      want: ['error development-storage-not-true: false', 'error account-key-missing'],
    },

    {
      given: `AccountName=contoso;SharedAccessSignature=${SAS.replace('sp=rl', 'sp=r')}`,
      want: ['error sas-lacks-list: sp=r'],
    },
    {
      given: `AccountName=contoso;SharedAccessSignature=?${SAS.replace('2030', '2020')}`,
      want: ['error sas-expired: se=2020-01-01'],
    },
  ])('$given', ({ given, want }) => {
    expect(lint('blob', given)).toEqual(want);
  });
});

describe('a storage connection string for tables', () => {
  it.each<{ given: string; want: string[] }>([
    { given: ACCOUNT, want: [] },
    {
      given: 'UseDevelopmentStorage=true',
      want: ['warning development-storage: UseDevelopmentStorage=true'],
    },
    {
      given: `${ACCOUNT};TableEndpoint=https://contoso.blob.core.windows.net/`,
      want: ['error wrong-service-endpoint: contoso.blob.core.windows.net'],
    },
    { given: `${ACCOUNT};BlobEndpoint=https://contoso.dfs.core.windows.net`, want: [] },
    {
      given: `BlobEndpoint=https://contoso.blob.core.windows.net;SharedAccessSignature=${SAS}`,
      want: ['error endpoint-missing'],
    },
    {
      given: `AccountName=contoso;SharedAccessSignature=${SAS.replace('ss=bt', 'ss=b')}`,
      want: ['error sas-lacks-service: ss=b'],
    },
    {
      given: `AccountName=contoso;SharedAccessSignature=${SAS.replace('ss=bt&srt=sco', 'tn=orders').replace('sp=rl', 'sp=r')}`,
      want: [],
    },
    {
      given: `AccountName=contoso;SharedAccessSignature=${SAS.replace('ss=bt&srt=sco', 'sr=c')}`,
      want: ['error sas-lacks-service: sr=c'],
    },
  ])('$given', ({ given, want }) => {
    expect(lint('table', given)).toEqual(want);
  });
});

it('suggests the key that was probably intended', () => {
  const [finding] = lintValue(
    { kind: 'azure-storage-connection-string', service: 'blob' },
    `AccountNam=a;AccountName=contoso;AccountKey=${KEY}`,
    { now },
  );
  expect(finding).toMatchObject({ code: 'unknown-key', fix: 'Did you mean AccountName?' });
});
