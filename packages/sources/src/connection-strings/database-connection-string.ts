import type { Finding } from '../finding.ts';
import { findFirstPart, type KeywordPart, type Keywords, recognizeKeywords } from './keywords.ts';
import { readOdbcPairs } from './odbc-pairs.ts';
import { parsePort } from './port.ts';

/** How a connection is to be encrypted: not at all, where the server offers it, or always. */
export type DatabaseEncryption = 'off' | 'preferred' | 'required';

/** The keywords of one kind of database, and which of them say where and as whom to connect. */
export interface DatabaseDialect<K extends string> {
  keywords: Keywords<K>;
  server: K;
  port: K;
  database?: K;
  user?: K;
  password?: K;
}

/** What is needed to talk to a database. */
export interface DatabaseConnectionString<K extends string> {
  /** As written; the linter says when it is no host name. */
  host: string | undefined;
  /** Undefined also when it is not a number a port can have. */
  port: number | undefined;
  database: string | undefined;
  user: string | undefined;
  password: string | undefined;
  parts: readonly KeywordPart<K>[];
  problems: readonly Finding[];
}

/** Reads `key=value;key=value` by the rules of ODBC and the keywords of a database. Never throws; of equal keys the first counts. */
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

/** What the part that counts for a keyword says; undefined when there is none, or nothing in it. */
export function valueOfPart<K extends string>(
  parts: readonly KeywordPart<K>[],
  keyword: K | undefined,
): string | undefined {
  return keyword === undefined ? undefined : findFirstPart(parts, keyword)?.value || undefined;
}
