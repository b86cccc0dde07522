import { readAdoNetPairs } from '../connection-strings/ado-net-pairs.ts';
import { findKeyword, findLastPart } from '../connection-strings/keywords.ts';
import {
  readSqlServerConnectionString,
  type SqlServerConnectionString,
  type SqlServerPart,
} from '../connection-strings/sql-server-connection-string.ts';
import { SQL_SERVER_KEYWORDS, type SqlServerKeyword } from '../connection-strings/sql-server-keywords.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintKeywords, lintRequiredParts, type RequiredPart, type StringClient } from './keyword-rules.ts';
import { notAConnectionString } from './part-rules.ts';
import { lintSqlServerHost } from './sql-server-host-rules.ts';
import { lintSqlServerLogin } from './sql-server-login-rules.ts';
import { lintUnusedSettings } from './sql-server-setting-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const TELLING_KEYWORDS: ReadonlySet<SqlServerKeyword | undefined> = new Set([
  'Data Source',
  'Initial Catalog',
]);
const CLIENT: StringClient<SqlServerKeyword> = {
  keywords: SQL_SERVER_KEYWORDS,
  counts: 'last',
  isStrict: true,
};
const TARGET: readonly RequiredPart<SqlServerKeyword>[] = [
  {
    keyword: 'Data Source',
    code: 'server-missing',
    cause: 'The connection string names no server.',
    fix: 'Add Server=host,port, for example Server=sql.example.com,1433.',
  },
  {
    keyword: 'Initial Catalog',
    code: 'database-missing',
    severity: 'warning',
    cause:
      "The connection string names no database, so the login's default database is used, often master, which holds none of your tables.",
    fix: 'Add Database=… with the name of the database.',
  },
];

/** Judges an ADO.NET connection string of SQL Server, Azure SQL or Synapse. */
export const sqlServerConnectionStringLinter: ValueLinter = {
  name: 'sql-server-connection-string',
  label: 'a connection string of SQL Server',
  recognizes: (text) =>
    readAdoNetPairs(text).parts.some(({ key }) =>
      TELLING_KEYWORDS.has(findKeyword(SQL_SERVER_KEYWORDS, key)),
    ),
  lint(text, { service }) {
    const read = readSqlServerConnectionString(text);
    if (read.parts.length === 0) return [notAConnectionString({ start: 0, end: text.length })];
    return [
      ...read.problems,
      ...lintKeywords(read.parts, CLIENT),
      ...read.parts.filter(({ valueRange }) => text[valueRange.start] === '{').map(bracesAroundValue),
      ...lintRequiredParts(read.parts, TARGET, CLIENT),
      ...lintAttachedFile(read),
      ...(read.server ? lintSqlServerHost(read.server, service) : []),
      ...lintSqlServerLogin(read),
      ...lintEncryption(read),
      ...lintUnusedSettings(read.parts),
    ];
  },
};

function bracesAroundValue({ valueRange }: SqlServerPart): Finding {
  return warningFinding({
    code: 'braces-around-value',
    range: valueRange,
    cause:
      'The value begins with a brace. Braces quote a value in ODBC; here they are part of it, and a semicolon inside of them ends it.',
    fix: 'Put the value into double quotes in place of braces. Leave it if the brace really is its first character.',
  });
}

function lintAttachedFile({ parts }: SqlServerConnectionString): Finding[] {
  const attached = findLastPart(parts, 'AttachDbFilename');
  if (attached === undefined) return [];
  return [
    errorFinding({
      code: 'attached-database-file',
      range: attached.keyRange,
      cause:
        'AttachDbFilename opens a database file on the machine that connects; a cloud service has no such file.',
      fix: 'Attach the database on the server and name it with Database=….',
    }),
  ];
}

function lintEncryption({
  server,
  encryption,
  isServerCertificateTrusted,
  parts,
}: SqlServerConnectionString): Finding[] {
  if (!server?.isAzure) return [];
  const findings: Finding[] = [];
  if (encryption === 'optional') {
    findings.push(
      warningFinding({
        code: 'encryption-off-to-azure',
        range: findLastPart(parts, 'Encrypt')?.valueRange,
        cause:
          'Encrypt is off although Azure encrypts every connection. Some clients are refused then; others connect without checking whose certificate they see.',
        fix: 'Write Encrypt=True.',
      }),
    );
  }
  if (isServerCertificateTrusted) {
    findings.push(
      warningFinding({
        code: 'certificate-not-checked',
        range: findLastPart(parts, 'Trust Server Certificate')?.valueRange,
        cause:
          'TrustServerCertificate=True accepts any certificate, so a machine in between could pose as the server and read the password. Certificates of Azure need no such exception.',
        fix: 'Write TrustServerCertificate=False, or remove the part.',
      }),
    );
  }
  return findings;
}
