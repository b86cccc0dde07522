import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintValue } from './lint-value.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('with a secret in it', () => {
  /** Pieces that are long enough not to occur in a message by chance. */
  const word = fc.string({
    unit: fc.constantFrom(...'qxzjkvwQXZJKVW0123456789'),
    minLength: 6,
    maxLength: 20,
  });
  const separator = fc.constantFrom(
    ';',
    '=',
    '"',
    "'",
    '&',
    '{',
    '}',
    '<',
    '>',
    '%',
    '+',
    '/',
    '\\',
    '@',
    ':',
    ' ',
    '\n',
    '“',
    '\u200B',
    '?',
  );
  const templates: readonly { kind: string; service?: string; of: (secret: string) => string }[] = [
    {
      kind: 'sql-server-connection-string',
      of: (secret) => `Server=s;Database=d;User ID=u;Password=${secret}`,
    },
    {
      kind: 'sql-server-connection-string',
      of: (secret) => `Server=s;Database=d;User ID=u;Pasword="${secret}"`,
    },
    {
      kind: 'sql-server-connection-string',
      service: 'synapse',
      of: (secret) => `Password='${secret}';Server=c.database.windows.net;UID=u`,
    },
    { kind: 'sql-server-connection-string', of: (secret) => secret },
    { kind: 'sql-server-host', of: (secret) => secret },
    {
      kind: 'azure-storage-connection-string',
      service: 'blob',
      of: (secret) => `AccountName=contoso;AccountKey=${secret}`,
    },
    {
      kind: 'azure-storage-connection-string',
      service: 'blob',
      of: (secret) => `AccountName=contoso;AcountKey=${secret};x`,
    },
    {
      kind: 'azure-storage-connection-string',
      service: 'table',
      of: (secret) => `AccountName=contoso;SharedAccessSignature=sv=1&sig=${secret}`,
    },
    {
      kind: 'azure-sas-uri',
      service: 'blob',
      of: (secret) => `https://c.blob.core.windows.net/?sv=1&ss=b&srt=sco&sp=r&se=2020-01-01&sig=${secret}`,
    },
    {
      kind: 'azure-sas-uri',
      service: 'blob',
      of: (secret) => `https://u:${secret}@c.dfs.core.windows.net/?sig=${secret}`,
    },
    { kind: 'azure-sas-uri', service: 'blob', of: (secret) => secret },
    {
      kind: 'azure-storage-endpoint',
      service: 'dfs',
      of: (secret) => `https://c.blob.core.windows.net/?sig=${secret}`,
    },
    {
      kind: 'azure-storage-connection-string',
      service: 'blob',
      of: (secret) => `postgres://u:${secret}@host/d`,
    },
    ...[
      'postgresql-connection-string',
      'mysql-connection-string',
      'oracle-connection-string',
      'couchbase-connection-string',
      'snowflake-connection-string',
      'database-connection-string',
    ].flatMap((kind) => [
      { kind, service: 'greenplum', of: (secret: string) => `Server=h;Database=d;UID=u;Password=${secret}` },
      { kind, service: 'vertica', of: (secret: string) => `HOST=h;Pasword={${secret};UID=u` },
      { kind, of: (secret: string) => `Server=u:${secret}@h:${secret};Port=${secret};Sid=${secret}` },
      { kind, of: (secret: string) => `Server=h;AuthMech=1;CredString=[{"user":"u","pass":"${secret}"}];` },
      {
        kind,
        of: (secret: string) => `jdbc:snowflake://h/?user=u&password=${secret}&pasword=${secret}#${secret}`,
      },
      { kind, of: (secret: string) => secret },
    ]),
    ...[
      'host-name',
      'port',
      'url',
      'base-url',
      'odata-url',
      'snowflake-account',
      'event-hubs-namespace',
      's3-bucket',
      'gcs-bucket',
      'folder-path',
    ].flatMap((kind) => [
      {
        kind,
        service: 'redshift',
        of: (secret: string) => `https://u:${secret}@h.example:22/${secret}?k=${secret}`,
      },
      { kind, of: (secret: string) => `Server=h;Password=${secret}` },
      { kind, of: (secret: string) => secret },
    ]),
    ...['private-key', 'service-account-json', 'shared-access-key'].flatMap((kind) => [
      { kind, service: 'sftp', of: (secret: string) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END` },
      {
        kind,
        service: 'pubsub',
        of: (secret: string) => `{"type":"service_account","private_key":"${secret}"}`,
      },
      { kind, service: 'snowflake', of: (secret: string) => Buffer.from(secret).toString('base64') },
      { kind, of: (secret: string) => `Endpoint=sb://h/;SharedAccessKey=${secret}` },
      { kind, of: (secret: string) => secret },
    ]),
  ];
  const secrets = fc.tuple(word, separator, word, separator, word);

  it('never repeats any part of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), secrets, ({ kind, service, of }, pieces) => {
        const findings = lintValue({ kind, ...(service && { service }) }, of(pieces.join('')), { now });
        const shown = JSON.stringify(findings).toLowerCase();
        for (const piece of pieces.filter(({ length }) => length >= 6))
          expect(shown).not.toContain(piece.toLowerCase());
      }),
      { numRuns: 5000 },
    );
  });
});
