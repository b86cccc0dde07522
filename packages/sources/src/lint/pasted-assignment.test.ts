import { describe, expect, test } from 'vitest';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-30T00:00:00Z');
const KEY = Buffer.alloc(64, 'k3y').toString('base64');
const BLOB = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
const codes = (kind: string | undefined, text: string) =>
  lintValue(kind === undefined ? undefined : { kind, service: 'blob' }, text, { now }).map(
    ({ severity, code }) => `${severity} ${code}`,
  );

describe('a variable name before a value', () => {
  test.each([
    `BLOB="${BLOB}"`,
    `blob='${BLOB}'`,
    `export AZURE_STORAGE_CONNECTION_STRING='${BLOB}'`,
    `AZURE_STORAGE_CONNECTION_STRING=${BLOB}`,
    `$env:BLOB = "${BLOB}"`,
    `set BLOB=${BLOB}`,
    `connectionString: "${BLOB}"`,
  ])('is the only error in %s', (text) => {
    expect(codes('azure-storage-connection-string', text)).toEqual(['error name-pasted']);
  });

  test.each(['Server="a.example.com";Uid=x;Pwd=y', 'PWD=x;Server=a.example.com'])(
    'is not found in %s',
    (text) => {
      expect(codes('mysql-connection-string', text)).not.toContain('error name-pasted');
    },
  );

  test('is a warning in a password, which may contain any character', () => {
    expect(codes(undefined, 'PASSWORD="abc"')).toEqual(['warning name-pasted']);
    expect(codes(undefined, 'a=b')).toEqual([]);
    expect(codes('entra-client-secret', `SECRET='abc~def'`)).toEqual(['warning name-pasted']);
  });
});

test.each([
  ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', ['warning secret-id-given']],
  ['abc8Q~example.value_of-a-secret', []],
])('distinguishes the ID of a client secret from its value: %s', (text, want) => {
  expect(codes('entra-client-secret', text)).toEqual(want);
});

test.each([
  ['UseDevelopmentStorage=true', ['warning development-storage']],
  [
    `AccountName=a1b2;AccountKey=${KEY};BlobEndpoint=http://localhost:10000/a1b2`,
    ['warning host-is-loopback'],
  ],
  [BLOB, []],
])('warns about storage on the local machine: %s', (text, want) => {
  expect(codes('azure-storage-connection-string', text)).toEqual(want);
});

test.each(['localhost', '.', '(local)', '127.0.0.1'])(
  'warns about a database on the local machine: %s',
  (host) => {
    const text = `Server=${host};Database=d;User ID=u;Password=p;Encrypt=true`;
    expect(codes('sql-server-connection-string', text)).toContain('warning host-is-loopback');
  },
);
