import {
  type DatabaseConnectionString,
  type DatabaseDialect,
  readDatabaseConnectionString,
  valueOfPart,
} from './database-connection-string.ts';
import { parseJson } from './parse-json.ts';

const KEYWORDS = {
  Server: { synonyms: ['Host'] },
  Port: {},
  AuthMech: { allowed: ['0', '1', '2'] },
  CredString: {},
  CredFile: {},
  UseSSL: { synonyms: ['EnableSSL'], allowed: ['0', '1'] },
  QueryMode: { allowed: ['0', '1'] },
} as const;

export type CouchbaseKeyword = keyof typeof KEYWORDS;

export const COUCHBASE_DIALECT: DatabaseDialect<CouchbaseKeyword> = {
  keywords: KEYWORDS,
  server: 'Server',
  port: 'Port',
};

/** One user or bucket, and its password. */
export interface CouchbaseCredential {
  user: string;
  password: string;
}

/** Everything required to connect to the query service of a Couchbase cluster. */
export interface CouchbaseConnectionString
  extends Pick<DatabaseConnectionString<CouchbaseKeyword>, 'host' | 'port' | 'parts' | 'problems'> {
  /** Undefined if missing, or not in the form that the driver expects. */
  credentials: readonly CouchbaseCredential[] | undefined;
}

/**
 * Reads a Couchbase ODBC connection string. Never throws. If a key is repeated, the first part counts.
 *
 * @see https://documentation.insightsoftware.com/simba_couchbase_odbc_driver_win/content/odbc/co/strings.htm
 */
export function readCouchbaseConnectionString(text: string): CouchbaseConnectionString {
  const { host, port, parts, problems } = readDatabaseConnectionString(text, COUCHBASE_DIALECT);
  return { host, port, credentials: toCredentials(valueOfPart(parts, 'CredString')), parts, problems };
}

function toCredentials(text: string | undefined): readonly CouchbaseCredential[] | undefined {
  const read = parseJson(text ?? '');
  if (!Array.isArray(read) || read.length === 0) return undefined;
  const credentials = read.map(toCredential);
  return credentials.every((credential) => credential !== undefined) ? credentials : undefined;
}

function toCredential(read: unknown): CouchbaseCredential | undefined {
  const { user, pass } = (read ?? {}) as { user?: unknown; pass?: unknown };
  return typeof user === 'string' && typeof pass === 'string' ? { user, password: pass } : undefined;
}
