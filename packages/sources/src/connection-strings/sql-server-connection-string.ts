import type { Finding } from '../finding.ts';
import { readAdoNetPairs } from './ado-net-pairs.ts';
import { findLastPart, type KeywordPart, recognizeKeywords } from './keywords.ts';
import { readSqlServerHost, type SqlServerHost } from './sql-server-host.ts';
import { SQL_SERVER_KEYWORDS, type SqlServerKeyword } from './sql-server-keywords.ts';

/** Encryption of a connection: always, only if the server requires it, or from the first byte. */
export type SqlServerEncryption = 'mandatory' | 'optional' | 'strict';

/** A part of a SQL Server connection string. */
export type SqlServerPart = KeywordPart<SqlServerKeyword>;

/** Everything required to connect to a SQL Server, Azure SQL, or Synapse database. */
export interface SqlServerConnectionString {
  server: SqlServerHost | undefined;
  database: string | undefined;
  userId: string | undefined;
  password: string | undefined;
  /** True if Windows authenticates the user. */
  isIntegratedSecurity: boolean;
  /** As written, for example `Active Directory Password`. */
  authentication: string | undefined;
  /** Undefined if missing; clients differ in their default. */
  encryption: SqlServerEncryption | undefined;
  isServerCertificateTrusted: boolean;
  hostNameInCertificate: string | undefined;
  /** True if a user logs in with a password that the server itself stores. */
  isSqlLogin: boolean;
  /** True if a read-only secondary replica is acceptable. */
  isReadOnly: boolean;
  /** @default 15 */
  connectTimeoutSeconds: number;
  /** True if the string sets the login timeout. */
  isConnectTimeoutGiven: boolean;
  workstationId: string | undefined;
  applicationName: string | undefined;
  parts: readonly SqlServerPart[];
  problems: readonly Finding[];
}

const ENCRYPTION_BY_VALUE: ReadonlyMap<string, SqlServerEncryption> = new Map([
  ['true', 'mandatory'],
  ['yes', 'mandatory'],
  ['mandatory', 'mandatory'],
  ['false', 'optional'],
  ['no', 'optional'],
  ['optional', 'optional'],
  ['strict', 'strict'],
]);

/**
 * Reads an ADO.NET connection string of SQL Server, Azure SQL, or Synapse. Never throws. If several parts have the
 * same meaning, the last one counts, as in the clients.
 *
 * @example const { server, database, userId, password } = readSqlServerConnectionString(text);
 */
export function readSqlServerConnectionString(text: string): SqlServerConnectionString {
  const { parts: pairs, problems } = readAdoNetPairs(text);
  const parts = recognizeKeywords(pairs, SQL_SERVER_KEYWORDS);
  const value = (keyword: SqlServerKeyword) => findLastPart(parts, keyword)?.value || undefined;
  const isYes = (keyword: SqlServerKeyword) => /^(?:true|yes|sspi)$/i.test(value(keyword) ?? '');
  const server = readServer(text, findLastPart(parts, 'Data Source'));
  return {
    server,
    database: value('Initial Catalog'),
    userId: value('User ID'),
    password: value('Password'),
    isIntegratedSecurity: isYes('Integrated Security'),
    authentication: value('Authentication'),
    encryption: ENCRYPTION_BY_VALUE.get(value('Encrypt')?.toLowerCase() ?? ''),
    isServerCertificateTrusted: isYes('Trust Server Certificate'),
    hostNameInCertificate: value('Host Name In Certificate'),
    isSqlLogin: /^(?:sql\s*password)?$/i.test(value('Authentication') ?? ''),
    isReadOnly: /^readonly$/i.test(value('Application Intent') ?? ''),
    isConnectTimeoutGiven: toSeconds(value('Connect Timeout')) !== undefined,
    workstationId: value('Workstation ID'),
    connectTimeoutSeconds: toSeconds(value('Connect Timeout')) ?? 15,
    applicationName: value('Application Name'),
    parts,
    problems: [...problems, ...(server?.problems ?? [])],
  };
}

function readServer(text: string, part: SqlServerPart | undefined): SqlServerHost | undefined {
  if (part === undefined || part.value === '') return undefined;
  const { start, end } = part.valueRange;
  const isQuoted = text.slice(start, end) !== part.value;
  return readSqlServerHost(part.value, isQuoted ? start + 1 : start);
}

function toSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
