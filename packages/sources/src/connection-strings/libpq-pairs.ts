import type { ConnectionStringPart } from './semicolon-pairs.ts';

/** Two keywords with only white space between the parts. */
const LIBPQ =
  /(?:^|\s)(?:host|hostaddr|port|dbname|user|password)\s*=\s*(?:'[^']*'|[^\s;']+)\s+(?:host|hostaddr|port|dbname|user|password|sslmode)\s*=/i;

/** A backslash escapes the next character, inside and outside quotes. */
const PAIR = /(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)/gs;

/** True if a value is a libpq connection string, as psql takes it. */
export function isLibpqString(text: string): boolean {
  return LIBPQ.test(text);
}

/**
 * Reads `keyword=value keyword='a value'`. Returns nothing if the string contains anything else, which could be part
 * of a value.
 */
export function readLibpqPairs(text: string): readonly ConnectionStringPart[] {
  if (text.replaceAll(PAIR, '').trim() !== '') return [];
  return [...text.matchAll(PAIR)].map(({ index, 0: pair, 1: key = '', 2: written = '' }) => {
    const end = index + pair.length;
    const quoted = written.startsWith("'") ? written.slice(1, -1) : written;
    return {
      key,
      keyRange: { start: index, end: index + key.length },
      value: quoted.replaceAll(/\\(.)/gs, '$1'),
      valueRange: { start: end - written.length, end },
    };
  });
}
