import type { Finding } from '../finding.ts';
import { findFirstPart, type KeywordPart, type Keywords, recognizeKeywords } from './keywords.ts';
import { readOdbcPairs } from './odbc-pairs.ts';
import { parsePort } from './port.ts';

/** Encryption of a connection: never, if the server offers it, or always. */
export type DatabaseEncryption = 'off' | 'preferred' | 'required';

/** The keywords of one kind of database, including those for its address and login. */
export interface DatabaseDialect<K extends string> {
  keywords: Keywords<K>;
  server: K;
  port: K;
  database?: K;
  user?: K;
  password?: K;
}

/** Everything required to connect to a database. */
export interface DatabaseConnectionString<K extends string> {
  /** As written. The linter reports an invalid host name. */
  host: string | undefined;
  /** Undefined also if it is not a valid port number. */
  port: number | undefined;
  database: string | undefined;
  user: string | undefined;
  password: string | undefined;
  parts: readonly KeywordPart<K>[];
  problems: readonly Finding[];
}

/**
 * Reads `key=value;key=value` according to the rules of ODBC and the keywords of a database. Never throws. If a key
 * is repeated, the first part counts.
 */
export function readDatabaseConnectionString<K extends string>(
  text: string,
  dialect: DatabaseDialect<K>,
): DatabaseConnectionString<K> {
  const { parts: pairs, problems } = readOdbcPairs(text);
  const parts = recognizeKeywords(pairs, dialect.keywords);
  const value = (keyword: K | undefined) => valueOfPart(parts, keyword);
  return {
    host: value(dialect.server),
    port: parsePort(value(dialect.port)),
    database: value(dialect.database),
    user: value(dialect.user),
    password: value(dialect.password),
    parts,
    problems,
  };
}

/** The value of the part that counts for a keyword; undefined if the part is missing or empty. */
export function valueOfPart<K extends string>(
  parts: readonly KeywordPart<K>[],
  keyword: K | undefined,
): string | undefined {
  return keyword === undefined ? undefined : findFirstPart(parts, keyword)?.value || undefined;
}
