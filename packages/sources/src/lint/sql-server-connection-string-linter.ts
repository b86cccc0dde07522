import { readAdoNetPairs } from '../connection-strings/ado-net-pairs.ts';
import {
  findLastPart,
  readSqlServerConnectionString,
  type SqlServerConnectionString,
  type SqlServerPart,
} from '../connection-strings/sql-server-connection-string.ts';
import {
  allowedValuesOf,
  findSqlServerKeyword,
  SQL_SERVER_SPELLINGS,
  type SqlServerKeyword,
} from '../connection-strings/sql-server-keywords.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { findRepeatedParts, notAConnectionString, unknownKey } from './part-rules.ts';
import { lintSqlServerHost } from './sql-server-host-rules.ts';
import { lintSqlServerLogin } from './sql-server-login-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const TELLING_KEYWORDS: ReadonlySet<SqlServerKeyword | undefined> = new Set([
  'Data Source',
  'Initial Catalog',
]);

/** Judges an ADO.NET connection string of SQL Server, Azure SQL or Synapse. */
export const sqlServerConnectionStringLinter: ValueLinter = {
  name: 'sql-server-connection-string',
  label: 'a connection string of SQL Server',
  recognises: (text) =>
    readAdoNetPairs(text).parts.some(({ key }) => TELLING_KEYWORDS.has(findSqlServerKeyword(key))),
  lint(text, { service }) {
    const read = readSqlServerConnectionString(text);
    if (read.parts.length === 0) return [notAConnectionString({ start: 0, end: text.length })];
    return [
      ...read.problems,
      ...lintKeywords(read.parts),
      ...read.parts.flatMap(lintAllowedValues),
      ...read.parts.filter(({ valueRange }) => text[valueRange.start] === '{').map(bracesAroundValue),
      ...lintTarget(read),
      ...(read.server ? lintSqlServerHost(read.server, service) : []),
      ...lintSqlServerLogin(read, service),
      ...lintEncryption(read),
    ];
  },
};

function lintKeywords(parts: readonly SqlServerPart[]): Finding[] {
  const unknown = parts.filter((part) => part.keyword === undefined);
  const repeated = findRepeatedParts(parts, (part) => part.keyword);
  return [
    ...unknown.map((part) => {
      const { isTypo: _, ...text } = unknownKey(part, SQL_SERVER_SPELLINGS);
      return errorFinding(text);
    }),
    ...repeated.map((part) =>
      warningFinding({
        code: 'duplicate-key',
        range: part.keyRange,
        cause: `${part.keyword} stands in the connection string before already, under this or another of its names; the last one counts.`,
        fix: 'Keep one of the two.',
      }),
    ),
  ];
}

function lintAllowedValues({ keyword, value, valueRange }: SqlServerPart): Finding[] {
  const allowed = keyword && allowedValuesOf(keyword);
  if (allowed === undefined || value === '') return [];
  if (allowed === 'integer')
    return /^\d{1,9}$/.test(value) ? [] : [notAllowed(keyword, valueRange, 'a whole number')];
  const words = allowed === 'boolean' ? ['true', 'false', 'yes', 'no'] : allowed;
  if (words.some((word) => word.toLowerCase() === value.toLowerCase())) return [];
  return [notAllowed(keyword, valueRange, `one of ${words.join(', ')}`)];
}

function notAllowed(
  keyword: SqlServerKeyword | undefined,
  range: SqlServerPart['valueRange'],
  expected: string,
): Finding {
  return errorFinding({
    code: 'value-not-allowed',
    range,
    cause: `${keyword} may be ${expected}; SQL Server clients refuse the whole string because of this value.`,
    fix: `Give ${expected}, or remove the part.`,
  });
}

function bracesAroundValue({ valueRange }: SqlServerPart): Finding {
  return warningFinding({
    code: 'braces-around-value',
    range: valueRange,
    cause:
      'The value begins with a brace. Braces quote a value in ODBC; here they are part of it, and a semicolon inside of them ends it.',
    fix: 'Put the value into double quotes in place of braces. Leave it if the brace really is its first character.',
  });
}

function lintTarget({ parts, server, database }: SqlServerConnectionString): Finding[] {
  const findings: Finding[] = [];
  if (server === undefined) {
    findings.push(
      errorFinding({
        code: 'server-missing',
        range: findLastPart(parts, 'Data Source')?.keyRange,
        cause: 'The connection string names no server.',
        fix: 'Add Server=host,port, for example Server=sql.example.com,1433.',
      }),
    );
  }
  if (database === undefined) {
    findings.push(
      warningFinding({
        code: 'database-missing',
        range: findLastPart(parts, 'Initial Catalog')?.keyRange,
        cause:
          "The connection string names no database, so the login's default database is used, often master, which holds none of your tables.",
        fix: 'Add Database=… with the name of the database.',
      }),
    );
  }
  const attached = findLastPart(parts, 'AttachDbFilename');
  if (attached) {
    findings.push(
      errorFinding({
        code: 'attached-database-file',
        range: attached.keyRange,
        cause:
          'AttachDbFilename opens a database file on the machine that connects; a cloud service has no such file.',
        fix: 'Attach the database on the server and name it with Database=….',
      }),
    );
  }
  return findings;
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
