import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintValue } from './lint-value.ts';
import { LINTERS } from './linters.ts';

const now = new Date('2026-11-22T12:00:00Z');
const STORAGE = 'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=QUJD';
const SAS_URI =
  'https://contoso.blob.core.windows.net/landing?sv=2025-05-05&sr=c&sp=rl&se=2030-01-01&sig=QUJD';
const SQL = 'Server=contoso.database.windows.net;Database=sales;User ID=reader;Password=p';

describe('a value of another kind', () => {
  it.each<{ expected: string; given: string; want: string }>([
    { expected: 'azure-storage-connection-string', given: SAS_URI, want: 'found-azure-sas-uri' },
    { expected: 'azure-storage-connection-string', given: SQL, want: 'found-sql-server-connection-string' },
    {
      expected: 'azure-storage-connection-string',
      given: 'https://contoso.blob.core.windows.net',
      want: 'found-azure-storage-endpoint',
    },
    {
      expected: 'azure-storage-connection-string',
      given: '?sv=2025-05-05&sr=c&sig=QUJD',
      want: 'found-sas-token',
    },
    {
      expected: 'azure-storage-connection-string',
      given: 'AccountEndpoint=https://c.documents.azure.com;AccountKey=QUJD',
      want: 'found-cosmos-db-connection-string',
    },
    {
      expected: 'azure-storage-connection-string',
      given: 'Endpoint=sb://c.servicebus.windows.net;SharedAccessKey=QUJD',
      want: 'found-event-hubs-connection-string',
    },
    { expected: 'azure-storage-connection-string', given: '{"connectionString": "x"}', want: 'found-json' },
    { expected: 'azure-sas-uri', given: STORAGE, want: 'found-azure-storage-connection-string' },
    {
      expected: 'azure-sas-uri',
      given: 'https://contoso.blob.core.windows.net/',
      want: 'found-azure-storage-endpoint',
    },
    { expected: 'azure-storage-endpoint', given: SAS_URI, want: 'found-azure-sas-uri' },
    {
      expected: 'sql-server-connection-string',
      given: STORAGE,
      want: 'found-azure-storage-connection-string',
    },
    {
      expected: 'sql-server-connection-string',
      given: 'contoso.database.windows.net',
      want: 'found-sql-server-host',
    },
    {
      expected: 'sql-server-connection-string',
      given: 'jdbc:sqlserver://contoso;databaseName=d',
      want: 'found-jdbc-url',
    },
    {
      expected: 'sql-server-connection-string',
      given: 'Driver={ODBC Driver 18 for SQL Server};Server=c',
      want: 'found-odbc-connection-string',
    },
    {
      expected: 'sql-server-connection-string',
      given: 'Provider=MSOLEDBSQL;Server=c',
      want: 'found-oledb-connection-string',
    },
    { expected: 'sql-server-connection-string', given: 'postgres://u:p@c/d', want: 'found-database-url' },
    { expected: 'sql-server-host', given: SQL, want: 'found-sql-server-connection-string' },
  ])('$want where $expected is expected', ({ expected, given, want }) => {
    expect(lintValue({ kind: expected }, given, { now })).toMatchObject([
      { code: want, severity: 'error', range: { start: 0, end: given.length } },
    ]);
  });
});

it('reports another kind before unfilled placeholders', () => {
  const given = ' Server={SERVER_NAME};Database=sales';
  expect(lintValue({ kind: 'azure-sas-uri' }, given, { now })).toMatchObject([
    { code: 'surrounding-white-space' },
    { code: 'found-sql-server-connection-string', range: { start: 1, end: given.length } },
    { code: 'placeholder-unfilled' },
  ]);
});

it('counts positions in the original value, including quotes and white space', () => {
  const given = ` "${STORAGE};AcountKey=x" `;
  const finding = lintValue({ kind: 'azure-storage-connection-string' }, given, { now }).find(
    ({ code }) => code === 'unknown-key',
  );
  expect(given.slice(finding?.range?.start, finding?.range?.end)).toBe('AcountKey');
});

it('reports only the length of a value that is far longer than any credential', () => {
  const findings = lintValue({ kind: 'azure-storage-connection-string' }, '\0;=a'.repeat(1_000_000), { now });
  expect(findings).toMatchObject([{ code: 'value-too-long', severity: 'error' }]);
});

it('reports the first findings of a value with many errors, errors before warnings', () => {
  const given = `${'\u200Ba '.repeat(5_000)}{VALUE}`;
  const findings = lintValue({ kind: 'not-known-yet' }, given, { now });
  expect(findings).toHaveLength(25);
  expect(findings.at(-1)).toMatchObject({ code: 'placeholder-unfilled' });
});

it('checks a value of a kind without a linter as a plain string', () => {
  expect(lintValue({ kind: 'not-known-yet' }, '{VALUE}', { now })).toMatchObject([
    { code: 'placeholder-unfilled' },
  ]);
});

/** Services that at least one linter treats specially. */
const SERVICES: readonly string[] = [
  'blob',
  'table',
  'dfs',
  'synapse',
  'sftp',
  'snowflake',
  'snowflake-aws',
  'redshift',
  's3',
  'databricks',
  'greenplum',
  'teradata',
  'bigquery',
  'pubsub',
];

describe('for any string', () => {
  const kinds = fc.record({
    kind: fc.constantFrom(...LINTERS.map(({ name }) => name)),
    service: fc.constantFrom(...SERVICES),
  });
  const scraps = fc.constantFrom(
    'Server=',
    'Password=',
    'AccountName=',
    'AccountKey=',
    'SharedAccessSignature=',
    'BlobEndpoint=',
    'Host=',
    'Port=',
    'Sid=',
    'CredString=',
    'EncryptionMethod=0',
    'jdbc:snowflake://',
    's3://',
    'arn:aws:s3:::',
    'https://',
    'http://',
    '.snowflakecomputing.com',
    '.servicebus.windows.net',
    '-----BEGIN RSA PRIVATE KEY-----',
    '-----END RSA PRIVATE KEY-----',
    '{"type":"service_account"',
    'LS0tLS1CRUdJTi',
    'MIIE',
    '/$metadata',
    '?sv=',
    '&sig=',
    '&se=',
    '&sp=',
    ';',
    '=',
    '"',
    "'",
    '\\',
    '/',
    ':',
    '#',
    '.',
    '..',
    '99999',
    ',',
    '@',
    '{',
    '}',
    '<',
    '>',
    '%',
    '\0',
    '\n',
    ' ',
    '\u{1F600}',
    '****',
  );
  const texts = fc
    .array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 5 }), fc.constant('\uD800')), {
      maxLength: 25,
    })
    .map((parts) => parts.join(''));

  it('never throws and only points at existing characters', () => {
    fc.assert(
      fc.property(kinds, texts, (kind, text) => {
        for (const { range } of lintValue(kind, text, { now })) {
          if (range === undefined) continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
