import type { ConnectionStringPart } from './semicolon-pairs.ts';

/** The allowed values of a keyword: yes or no, a whole number, or a listed word. Case does not matter. */
export type AllowedValues = 'boolean' | 'integer' | readonly string[];

/** A keyword of a connection string. */
interface Keyword {
  /** Its synonyms. */
  readonly synonyms?: readonly string[];
  /** Undefined if any value is allowed. */
  readonly allowed?: AllowedValues;
}

/** The keywords that a client supports, by their primary documented name. */
export type Keywords<K extends string> = Readonly<Record<K, Keyword>>;

/** One part of a connection string, with its keyword. */
export interface KeywordPart<K extends string> extends ConnectionStringPart {
  /** Undefined if the client has no such keyword. */
  keyword: K | undefined;
}

/** Finds a keyword by any of its spellings. Spaces matter; case does not. */
export function findKeyword<K extends string>(keywords: Keywords<K>, spelling: string): K | undefined {
  const wanted = spelling.toLowerCase();
  return namesOf(keywords).find((name) =>
    [name, ...(keywords[name].synonyms ?? [])].some((known) => known.toLowerCase() === wanted),
  );
}

/** Every accepted spelling. */
export function spellingsOf<K extends string>(keywords: Keywords<K>): readonly string[] {
  return namesOf(keywords).flatMap((name) => [name, ...(keywords[name].synonyms ?? [])]);
}

/** Determines the keyword of each part. */
export function recognizeKeywords<K extends string>(
  parts: readonly ConnectionStringPart[],
  keywords: Keywords<K>,
): readonly KeywordPart<K>[] {
  return parts.map((part) => ({ ...part, keyword: findKeyword(keywords, part.key) }));
}

/** Finds the part that counts for a keyword if the first of several counts, as in ODBC. */
export function findFirstPart<K extends string>(
  parts: readonly KeywordPart<K>[],
  keyword: K,
): KeywordPart<K> | undefined {
  return parts.find((part) => part.keyword === keyword);
}

/** Finds the part that counts for a keyword if the last of several counts, as in ADO.NET. */
export function findLastPart<K extends string>(
  parts: readonly KeywordPart<K>[],
  keyword: K,
): KeywordPart<K> | undefined {
  return parts.findLast((part) => part.keyword === keyword);
}

function namesOf<K extends string>(keywords: Keywords<K>): readonly K[] {
  return Object.keys(keywords) as K[];
}
