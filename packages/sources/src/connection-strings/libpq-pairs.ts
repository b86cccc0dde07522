import type { ConnectionStringPart } from './semicolon-pairs.ts';

/** Two keywords with nothing but white space between the parts. */
const LIBPQ =
  /(?:^|\s)(?:host|hostaddr|port|dbname|user|password)\s*=\s*(?:'[^']*'|[^\s;']+)\s+(?:host|hostaddr|port|dbname|user|password|sslmode)\s*=/i;

/** A backslash takes the meaning of what follows it, within quotes and without them. */
const PAIR = /(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)/gs;

/** Whether a text is a connection string of libpq, as psql takes it. */
export function isLibpqString(text: string): boolean {
  return LIBPQ.test(text);
}

/** Reads `keyword=value keyword='a value'`; nothing of a text with anything else in it, which would be a piece of a value. */
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
