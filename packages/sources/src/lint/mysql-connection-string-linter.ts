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

/** Judges a connection string of MySQL or MariaDB as the platform's driver takes it. */
export const mysqlConnectionStringLinter: ValueLinter = {
  name: 'mysql-connection-string',
  label: 'a connection string of MySQL or MariaDB with a semicolon between its parts',
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
