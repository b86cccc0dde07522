import { describe, expect, test } from 'vitest';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-30T00:00:00Z');
const KEY = Buffer.alloc(64, 'k3y').toString('base64');
const BLOB = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
const codes = (kind: string | undefined, text: string) =>
  lintValue(kind === undefined ? undefined : { kind, service: 'blob' }, text, { now }).map(
    ({ severity, code }) => `${severity} ${code}`,
  );

describe('the name of a variable before a value', () => {
  test.each([
    `BLOB="${BLOB}"`,
    `blob='${BLOB}'`,
    `export AZURE_STORAGE_CONNECTION_STRING='${BLOB}'`,
    `AZURE_STORAGE_CONNECTION_STRING=${BLOB}`,
    `$env:BLOB = "${BLOB}"`,
    `set BLOB=${BLOB}`,
    `connectionString: "${BLOB}"`,
  ])('is the one error of %s', (text) => {
    expect(codes('azure-storage-connection-string', text)).toEqual(['error name-pasted']);
  });

  test.each(['Server="a.example.com";Uid=x;Pwd=y', 'PWD=x;Server=a.example.com'])(
    'is not found in %s',
    (text) => {
      expect(codes('mysql-connection-string', text)).not.toContain('error name-pasted');
    },
  );

  test('is odd in a password, where anything may stand', () => {
    expect(codes(undefined, 'PASSWORD="abc"')).toEqual(['warning name-pasted']);
    expect(codes(undefined, 'a=b')).toEqual([]);
    expect(codes('entra-client-secret', `SECRET='abc~def'`)).toEqual(['warning name-pasted']);
  });
});

test.each([
  ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', ['warning secret-id-given']],
  ['abc8Q~example.value_of-a-secret', []],
])('the id of a client secret is told from its value: %s', (text, want) => {
  expect(codes('entra-client-secret', text)).toEqual(want);
});

test.each([
  ['UseDevelopmentStorage=true', ['warning development-storage']],
  [
    `AccountName=a1b2;AccountKey=${KEY};BlobEndpoint=http://localhost:10000/a1b2`,
    ['warning host-is-loopback'],
  ],
  [BLOB, []],
])('storage that only this machine has is warned of: %s', (text, want) => {
  expect(codes('azure-storage-connection-string', text)).toEqual(want);
});

test.each(['localhost', '.', '(local)', '127.0.0.1'])(
  'a database on this machine is warned of: %s',
  (host) => {
    const text = `Server=${host};Database=d;User ID=u;Password=p;Encrypt=true`;
    expect(codes('sql-server-connection-string', text)).toContain('warning host-is-loopback');
  },
);
