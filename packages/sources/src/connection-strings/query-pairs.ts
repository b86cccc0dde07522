import { decodePercent } from './percent-encoding.ts';
import type { ConnectionStringPart } from './semicolon-pairs.ts';

/**
 * Reads `name=value&name=value` from the query of an address. Values are decoded, and empty if the equals sign is
 * missing.
 *
 * @param offset Offset of the query within the string that ranges refer to.
 */
export function readQueryPairs(query: string, offset = 0): readonly ConnectionStringPart[] {
  return [...query.matchAll(/[^&]+/g)].map(({ 0: text, index }) => toPart(text, offset + index));
}

function toPart(text: string, start: number): ConnectionStringPart {
  const equals = text.indexOf('=');
  const key = equals < 0 ? text : text.slice(0, equals);
  const valueStart = equals < 0 ? text.length : equals + 1;
  return {
    key,
    keyRange: { start, end: start + key.length },
    value: decodePercent(text.slice(valueStart)),
    valueRange: { start: start + valueStart, end: start + text.length },
  };
}
