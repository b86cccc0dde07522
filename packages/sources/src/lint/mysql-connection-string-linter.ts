import { reachOfHost } from '../connection-strings/host-reach.ts';
import { findFirstPart } from '../connection-strings/keywords.ts';
import {
  MYSQL_DIALECT,
  type MysqlConnectionString,
  readMysqlConnectionString,
} from '../connection-strings/mysql-connection-string.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';
import { lintDatabase, namesDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks a MySQL or MariaDB connection string in the form that the platform's driver takes. */
export const mysqlConnectionStringLinter: ValueLinter = {
  name: 'mysql-connection-string',
  label: 'a MySQL or MariaDB connection string with semicolon-separated parts',
  hasBracedValues: true,
  recognizes: (text) => namesDatabase(text, MYSQL_DIALECT),
  claims: namesDriver,
  lint(text) {
    const read = readMysqlConnectionString(text);
    return [
      ...lintDatabase(text, read, { dialect: MYSQL_DIALECT, service: 'mysql' }),
      ...lintEncryption(read),
    ];
  },
};

function lintEncryption({ host, parts, encryption }: MysqlConnectionString): readonly Finding[] {
  if (encryption !== 'off' || host === undefined || reachOfHost(host) !== 'public') return [];
  const range = findFirstPart(parts, 'SSLMode')?.valueRange;
  return [warningFinding(describeFinding('connection-not-encrypted.mysql'), range)];
}
