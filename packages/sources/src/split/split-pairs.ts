import { readAdoNetPairs } from '../connection-strings/ado-net-pairs.ts';
import { isLibpqString, readLibpqPairs } from '../connection-strings/libpq-pairs.ts';
import { readOdbcPairs } from '../connection-strings/odbc-pairs.ts';
import { type ConnectionStringPart, readSemicolonPairs } from '../connection-strings/semicolon-pairs.ts';
import { isSecretPart, isShownName, meaningOf } from '../parts/part-names.ts';
import type { ValuePart, WrittenValue } from '../parts/value-part.ts';
import { shiftRange } from '../text-range.ts';

const WITHOUT_QUOTING =
  /(?:^|;)\s*(?:AccountName|AccountKey|SharedAccess\w+|\w+Endpoint|UseDevelopmentStorage)\s*=|(?:^|;)\s*Endpoint\s*=\s*sb:/i;

const ENCLOSED: ReadonlyMap<string | undefined, WrittenValue['encoding']> = new Map([
  ['"', 'doubled-double-quote'],
  ["'", 'doubled-single-quote'],
  ['{', 'doubled-brace'],
]);

/**
 * Splits `key=value;key=value`, and `key=value key=value` of libpq. Returns nothing unless at least two of the keys
 * are known or nearly so.
 *
 * @param options.offset Offset of the pairs within the string that ranges refer to.
 */
export function splitPairs(
  text: string,
  { isAdoNet, offset = 0 }: { isAdoNet: boolean; offset?: number },
): readonly ValuePart[] {
  const pairs = readPairs(text, isAdoNet);
  if (pairs.filter(({ key }) => isShownName(key)).length < 2) return [];
  return pairs.map((pair) => toValuePart(pair, text, offset));
}

function readPairs(text: string, isAdoNet: boolean): readonly ConnectionStringPart[] {
  if (isLibpqString(text)) return readLibpqPairs(text);
  if (WITHOUT_QUOTING.test(text)) return readSemicolonPairs(text).parts;
  return (isAdoNet ? readAdoNetPairs(text) : readOdbcPairs(text)).parts;
}

/** A part as shown to users; ranges are counted from the offset. */
export function toValuePart(
  { key, keyRange, value, valueRange }: ConnectionStringPart,
  text: string,
  offset: number,
): ValuePart {
  const meaning = meaningOf(key);
  return {
    ...(isShownName(key) && { name: key }),
    ...(meaning && { meaning }),
    value: written(text, { value, range: valueRange, offset }),
    range: shiftRange({ start: keyRange.start, end: valueRange.end }, offset),
    isSecret: isSecretPart(key, value),
  };
}

function written(
  text: string,
  { value, range, offset }: { value: string; range: ConnectionStringPart['valueRange']; offset: number },
): WrittenValue {
  const raw = text.slice(range.start, range.end);
  const encoding = raw === value ? undefined : ENCLOSED.get(raw[0]);
  const isEscaped = isLibpqString(text) && raw.includes('\\');
  if (encoding === undefined) {
    return { range: shiftRange(range, offset), ...(isEscaped && { encoding: 'backslash' as const }) };
  }
  return {
    range: shiftRange({ start: range.start + 1, end: Math.max(range.start + 1, range.end - 1) }, offset),
    encoding: isEscaped ? 'backslash' : encoding,
  };
}
