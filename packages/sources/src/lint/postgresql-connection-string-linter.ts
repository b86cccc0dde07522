import { reachOfHost } from '../connection-strings/host-reach.ts';
import { findFirstPart } from '../connection-strings/keywords.ts';
import {
  POSTGRESQL_DIALECT,
  type PostgresqlConnectionString,
  readPostgresqlConnectionString,
} from '../connection-strings/postgresql-connection-string.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';
import { lintDatabase, namesDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks a PostgreSQL connection string in the form that the platform's driver takes. */
export const postgresqlConnectionStringLinter: ValueLinter = {
  name: 'postgresql-connection-string',
  label: 'a PostgreSQL connection string with semicolon-separated parts',
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
    return [warningFinding(describeFinding('connection-not-encrypted.postgresql'), range?.valueRange)];
  }
  if (isCertificateChecked) return [];
  return [warningFinding(describeFinding('certificate-not-checked.postgresql'), range?.valueRange)];
}

function foreignSetting(range: PostgresqlConnectionString['parts'][number]['keyRange']): Finding {
  return warningFinding(describeFinding('tls-setting-of-another-client'), range);
}
