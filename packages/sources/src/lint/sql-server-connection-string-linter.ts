import { readAdoNetPairs } from '../connection-strings/ado-net-pairs.ts';
import { findKeyword, findLastPart } from '../connection-strings/keywords.ts';
import {
  readSqlServerConnectionString,
  type SqlServerConnectionString,
  type SqlServerPart,
} from '../connection-strings/sql-server-connection-string.ts';
import { SQL_SERVER_KEYWORDS, type SqlServerKeyword } from '../connection-strings/sql-server-keywords.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
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
  { keyword: 'Data Source', ...describeFinding('server-missing.sql-server') },
  { keyword: 'Initial Catalog', severity: 'warning', ...describeFinding('database-missing.sql-server') },
];

/** Checks an ADO.NET connection string of SQL Server, Azure SQL, or Synapse. */
export const sqlServerConnectionStringLinter: ValueLinter = {
  name: 'sql-server-connection-string',
  label: 'a SQL Server connection string',
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
  return warningFinding(describeFinding('braces-around-value'), valueRange);
}

function lintAttachedFile({ parts }: SqlServerConnectionString): Finding[] {
  const attached = findLastPart(parts, 'AttachDbFilename');
  if (attached === undefined) return [];
  return [errorFinding(describeFinding('attached-database-file'), attached.keyRange)];
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
      warningFinding(describeFinding('encryption-off-to-azure'), findLastPart(parts, 'Encrypt')?.valueRange),
    );
  }
  if (isServerCertificateTrusted) {
    findings.push(
      warningFinding(
        describeFinding('certificate-not-checked.sql-server'),
        findLastPart(parts, 'Trust Server Certificate')?.valueRange,
      ),
    );
  }
  return findings;
}
