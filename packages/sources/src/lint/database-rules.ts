import type {
  DatabaseConnectionString,
  DatabaseDialect,
} from '../connection-strings/database-connection-string.ts';
import { findFirstPart, findKeyword, type KeywordPart } from '../connection-strings/keywords.ts';
import { readOdbcPairs } from '../connection-strings/odbc-pairs.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';
import { lintHostName } from './host-rules.ts';
import { lintKeywords, lintRequiredParts, type RequiredPart } from './keyword-rules.ts';
import { notAConnectionString } from './part-rules.ts';
import { lintPort } from './port-rules.ts';

/** Describes a kind of database to the rules. */
export interface DatabaseRules<K extends string> {
  dialect: DatabaseDialect<K>;
  /** Its name in the table of ports. */
  service: string;
  /** Parts that it requires in addition to server and login. @default none */
  required?: readonly RequiredPart<K>[];
}

/** True if a value has one of the parts that identify the server or the database. */
export function namesDatabase<K extends string>(text: string, dialect: DatabaseDialect<K>): boolean {
  const identifying: readonly (K | undefined)[] = [dialect.server, dialect.database];
  return readOdbcPairs(text).parts.some(({ key }) => {
    const keyword = findKeyword(dialect.keywords, key);
    return keyword !== undefined && identifying.includes(keyword);
  });
}

/**
 * True if a value names an ODBC driver and is otherwise valid: a connection string from elsewhere, for which the
 * platform chooses its own driver. A string that names a data source (DSN) instead is useless without the machine
 * that defines the data source.
 */
export function namesDriver(text: string): boolean {
  const keys = readOdbcPairs(text).parts.map(({ key }) => key.toLowerCase());
  return keys.includes('driver') && !keys.includes('dsn');
}

/** Checks the rules that all databases share: keys, server, port, and required parts. */
export function lintDatabase<K extends string>(
  text: string,
  { parts, problems }: Pick<DatabaseConnectionString<K>, 'parts' | 'problems'>,
  { dialect, service, required = [] }: DatabaseRules<K>,
): readonly Finding[] {
  if (parts.length === 0) return [notAConnectionString({ start: 0, end: text.length })];
  const port = findFirstPart(parts, dialect.port);
  return [
    ...problems,
    ...lintKeywords(parts, { keywords: dialect.keywords, counts: 'first', isStrict: false }),
    ...lintRequiredParts(parts, [...requireLogin(dialect), ...required], { counts: 'first' }),
    ...lintServer(text, findFirstPart(parts, dialect.server)),
    ...(port?.value ? lintPort(port.value, port.valueRange, { service }) : []),
    ...parts.filter(({ value }) => /^(["']).*\1$/s.test(value)).map(quotesAroundValue),
  ];
}

function requireLogin<K extends string>(dialect: DatabaseDialect<K>): readonly RequiredPart<K>[] {
  const { server, user, password, database } = dialect;
  return [
    { keyword: server, ...describeFinding('server-missing', { server }) },
    ...(user === undefined ? [] : [requireUser(user)]),
    ...(password === undefined ? [] : [requirePassword(password)]),
    ...(database === undefined ? [] : [recommendDatabase(database)]),
  ];
}

function requireUser<K extends string>(keyword: K): RequiredPart<K> {
  return { keyword, ...describeFinding('user-missing', { keyword }) };
}

function requirePassword<K extends string>(keyword: K): RequiredPart<K> {
  return { keyword, ...describeFinding('password-missing', { keyword }) };
}

/** The database is rarely required, but almost always intended. */
function recommendDatabase<K extends string>(keyword: K): RequiredPart<K> {
  return { keyword, severity: 'warning', ...describeFinding('database-missing', { keyword }) };
}

function lintServer<K extends string>(text: string, part: KeywordPart<K> | undefined): readonly Finding[] {
  if (!part?.value) return [];
  const isEnclosed = text.slice(part.valueRange.start, part.valueRange.end) !== part.value;
  return lintHostName(part.value, { offset: part.valueRange.start + (isEnclosed ? 1 : 0) });
}

function quotesAroundValue({ valueRange }: KeywordPart<string>): Finding {
  return warningFinding(describeFinding('quotes-around-value'), valueRange);
}
