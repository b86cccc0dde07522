import type { Finding } from '../finding.ts';
import { readAdoNetPairs } from './ado-net-pairs.ts';
import { findLastPart, type KeywordPart, recognizeKeywords } from './keywords.ts';
import { readSqlServerHost, type SqlServerHost } from './sql-server-host.ts';
import { SQL_SERVER_KEYWORDS, type SqlServerKeyword } from './sql-server-keywords.ts';

/** How a connection is to be encrypted: always, only where the server insists, or before anything else is said. */
export type SqlServerEncryption = 'mandatory' | 'optional' | 'strict';

/** A part of the connection string of a SQL Server. */
export type SqlServerPart = KeywordPart<SqlServerKeyword>;

/** What is needed to talk to a SQL Server, Azure SQL or Synapse database. */
export interface SqlServerConnectionString {
  server: SqlServerHost | undefined;
  database: string | undefined;
  userId: string | undefined;
  password: string | undefined;
  /** Whether Windows is to vouch for the user. */
  isIntegratedSecurity: boolean;
  /** As written, for example `Active Directory Password`. */
  authentication: string | undefined;
  /** Undefined when the text does not say; clients differ in what they do then. */
  encryption: SqlServerEncryption | undefined;
  isServerCertificateTrusted: boolean;
  hostNameInCertificate: string | undefined;
  /** Whether a user with a password of the server's own logs in. */
  isSqlLogin: boolean;
  /** Whether a secondary replica that is for reading only will do. */
  isReadOnly: boolean;
  /** @default 15 */
  connectTimeoutSeconds: number;
  /** Whether the string says how long a login may take. */
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
 * Reads an ADO.NET connection string of SQL Server, Azure SQL or Synapse. Never throws; of several parts with the same
 * meaning the last one counts, as in the clients.
 *
 * @example
 * const { server, database, userId, password } = readSqlServerConnectionString(text);
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
