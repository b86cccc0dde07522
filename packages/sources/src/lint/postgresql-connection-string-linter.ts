import { reachOfHost } from '../connection-strings/host-reach.ts';
import { findFirstPart } from '../connection-strings/keywords.ts';
import {
  POSTGRESQL_DIALECT,
  type PostgresqlConnectionString,
  readPostgresqlConnectionString,
} from '../connection-strings/postgresql-connection-string.ts';
import { type Finding, warningFinding } from '../finding.ts';
import { certificateNotChecked, notEncrypted } from './database-encryption-rules.ts';
import { lintDatabase, namesDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Judges a connection string of PostgreSQL as the platform's driver takes it. */
export const postgresqlConnectionStringLinter: ValueLinter = {
  name: 'postgresql-connection-string',
  label: 'a connection string of PostgreSQL with a semicolon between its parts',
  hasBracedValues: true,
  recognizes: (text) => namesDatabase(text, POSTGRESQL_DIALECT),
  claims: namesDriver,
  lint(text) {
    const read = readPostgresqlConnectionString(text);
    return [
      ...lintDatabase(text, read, { dialect: POSTGRESQL_DIALECT, service: 'postgresql' }),
      ...lintEncryption(read),
    ];
  },
};

function lintEncryption(read: PostgresqlConnectionString): readonly Finding[] {
  const { host, parts, encryption, isCertificateChecked } = read;
  const foreign = findFirstPart(parts, 'SslMode');
  if (foreign) return [foreignSetting(foreign.keyRange)];
  if (host === undefined || reachOfHost(host) !== 'public') return [];
  const range = findFirstPart(parts, encryption === 'off' ? 'EncryptionMethod' : 'ValidateServerCertificate');
  if (encryption === 'off') {
    return [
      notEncrypted(
        range?.valueRange,
        'Write EncryptionMethod=1;ValidateServerCertificate=1. When left out, EncryptionMethod is 0.',
      ),
    ];
  }
  if (isCertificateChecked) return [];
  return [
    certificateNotChecked(
      range?.valueRange,
      'Write ValidateServerCertificate=1. Leave it if the certificate of the server comes from no known authority.',
    ),
  ];
}

function foreignSetting(range: PostgresqlConnectionString['parts'][number]['keyRange']): Finding {
  return warningFinding({
    code: 'tls-setting-of-another-client',
    range,
    cause:
      'By this key other clients, such as libpq and Npgsql, are told to encrypt. The driver of the platform does not know it, and without EncryptionMethod it does not encrypt.',
    fix: 'Write EncryptionMethod=1;ValidateServerCertificate=1 in its place.',
  });
}
