import { decodePercent } from '../connection-strings/percent-encoding.ts';
import { isSecretName } from '../parts/part-names.ts';
import type { TextRange } from '../text-range.ts';

/** No address is longer. A longer string is not searched part by part. */
const LONGEST_ADDRESS = 100_000;
/** Addresses can be nested without limit. A more deeply nested address counts as a credential. */
const DEEPEST = 4;

// Bounded repetitions keep the running time proportional to the length of a hostile string.

/** Keys and tokens that are recognizable anywhere in a string. */
const RECOGNIZABLE = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*/g,
  /\beyJ[\w-]{6,8192}\.[\w-]{6,8192}(?:\.[\w-]{0,8192}){0,3}/g,
  /(?<=\b(?:Bearer|Basic)\s{1,8})[\w.+/=~-]{8,}/gi,
] as const;

/** Browsers and clients read `https:/user@host` and `https:\\user@host` as `https://user@host`. */
const SCHEME = /(?:^|[\s"'=,;(<])(?:[a-z][a-z0-9+.-]*:)?[a-z][a-z0-9+.-]*:[\\/]{1,}|^\/\//gi;
const AUTHORITY_END = /[/\\?#\r\n]/;
/** `user:password@host` without a scheme. A name with an @, such as an email address, contains no colon. */
const BARE_LOGIN = /^\s*["']?([^\s:/\\?#@]+:[^/\\?#]*)@[^@\s]+$/;

/** Query parameters that carry a credential although their names do not suggest it. */
const QUERY_NAME =
  /^(?:code|auth|authorization|jwt|sas|sid|session|sessionid|jsessionid|hmac|pin|otp|xsig|apikey|subscriptionkey)$/;

/** `Name=value`, also between the spaces of a connection string. */
const PAIR = /(?:^|[;,&\s{(])\s{0,16}["']?([A-Za-z][\w .-]{0,64}?)["']?\s{0,16}=\s{0,16}(?=\S)/g;
/** A member of a JSON document. */
const JSON_MEMBER = /"([A-Za-z][\w .-]{0,64})"\s{0,16}:\s{0,16}"(?=[^"])/g;

/**
 * Finds the credentials in a value that should contain none: the login of an address, secret query parameters, keys
 * of a connection string, tokens, and private keys. The mask that replaces a credential does not count.
 *
 * @returns Non-overlapping ranges in ascending order.
 */
export function findCredentials(text: string): readonly TextRange[] {
  return find(text, DEEPEST);
}

function find(text: string, depth: number): readonly TextRange[] {
  if (text.length < 3) return [];
  if (text.length > LONGEST_ADDRESS || depth === 0) return [{ start: 0, end: text.length }];
  const isPlain = !/[@=:]|eyJ|-----|bearer|basic/i.test(text);
  if (isPlain) return [];
  const found = [
    ...RECOGNIZABLE.flatMap((pattern) => [...text.matchAll(pattern)].map(rangeOf)),
    ...findLogins(text),
    ...findInQuery(text, depth),
    ...findInPairs(text),
  ];
  return merge(found.filter(({ start, end }) => start < end && !/^\*{8}$/.test(text.slice(start, end))));
}

function findLogins(text: string): readonly TextRange[] {
  const bare = BARE_LOGIN.exec(text);
  if (bare?.[1]) {
    const start = text.indexOf(bare[1]);
    return [{ start, end: start + bare[1].length }];
  }
  return [...text.matchAll(SCHEME)].flatMap((match) => findLogin(text, match.index + match[0].length));
}

/** Takes the whole login, because a token may also replace the user name. */
function findLogin(text: string, start: number): readonly TextRange[] {
  const rest = text.slice(start);
  const length = rest.search(AUTHORITY_END);
  const authority = length === -1 ? rest : rest.slice(0, length);
  const at = authority.lastIndexOf('@');
  if (at >= 0) return [{ start, end: start + at }];
  // A password may contain an unencoded slash or question mark. The part after the colon is then not a port.
  const hasPort = /^(?:\[[^\]]*\]|[^:[\]]*)(?::\d*)?$/.test(authority);
  const later = rest.lastIndexOf('@');
  return hasPort || later === -1 ? [] : [{ start, end: start + later }];
}

/** A query, a fragment, or both: everything from the first question mark or number sign. */
function findInQuery(text: string, depth: number): readonly TextRange[] {
  const first = text.search(/[?#]/);
  const isBareQuery = first === -1 && /^[^\s=&;/]+=[^&]*&/.test(text);
  if (first === -1 && !isBareQuery) return [];
  const begin = first + 1;
  return [...text.slice(begin).matchAll(/[^&]+/g)].flatMap(({ 0: pair, index }) =>
    findInParameter(pair, { start: begin + index, depth }),
  );
}

function findInParameter(
  pair: string,
  { start, depth }: { start: number; depth: number },
): readonly TextRange[] {
  const equals = pair.indexOf('=');
  const valueStart = start + equals + 1;
  const value = pair.slice(equals + 1);
  const range = { start: valueStart, end: start + pair.length };
  if (value === '') return [];
  if (equals > 0 && isSecretParameter(decodePercent(pair.slice(0, equals)))) return [range];
  // If a value contains an address, a second query, or a connection string, all of it is removed.
  return find(decodePercent(value), depth - 1).length > 0 ? [range] : [];
}

function isSecretParameter(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  return isSecretName(name) || isSecretName(plain) || QUERY_NAME.test(plain);
}

/**
 * A value may be quoted and contain the separator of pairs, so everything after the first secret value is removed.
 */
function findInPairs(text: string): readonly TextRange[] {
  const secret = [PAIR, JSON_MEMBER]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(([, name = '']) => isSecretName(name))
    .map(({ 0: piece, index }) => index + piece.length)
    .filter((start) => !/^["']?\*{8}(?![^\s;,&"'}])/.test(text.slice(start)))
    .toSorted((left, right) => left - right)[0];
  if (secret === undefined) return [];
  const isQuery = /[?#]/.test(text.slice(0, secret)) || /^[^\s=&;/]+=[^&;]*&/.test(text);
  return isQuery ? [] : [{ start: secret, end: text.length }];
}

function rangeOf({ 0: piece, index = 0 }: RegExpMatchArray): TextRange {
  return { start: index, end: index + piece.length };
}

function merge(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((left, right) => left.start - right.start)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return merged;
}
