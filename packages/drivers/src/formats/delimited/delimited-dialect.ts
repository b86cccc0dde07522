import type { FileProperties } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeFileFailure } from '../file/describe-file-failure.ts';
import { typeOfText } from '../values/value-type.ts';
import { type DelimitedRecords, type Dialect, readRecords } from './delimited-records.ts';

/** Sorted so that the delimiter that is rarest in prose wins a tie. */
const DELIMITERS = ['\t', '|', ';', ','] as const;
const SAMPLE_RECORDS = 100;
const SAMPLE_LETTERS = 64 * 1024;
const DECIMAL_COMMA = /^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;

type Wanted = Pick<FileProperties, 'columnDelimiter' | 'quote' | 'escape'>;

/**
 * Completes a dialect by detection. A quote inside a quoted value is doubled (RFC 4180), unless the text parses with
 * fewer faults when a backslash escapes it, as the copy engine of the platform expects.
 * @throws DriverError `delimiter-unsupported` or `dialect-unsupported`
 */
export function chooseDialect(
  text: string,
  wanted: Wanted,
  { start, hint }: { start: number; hint?: string | undefined },
): Dialect {
  const quote = checkCharacter('quote', wanted.quote ?? '"');
  const asked = wanted.escape === undefined ? undefined : checkCharacter('escape', wanted.escape);
  const delimiter = wanted.columnDelimiter ? checkDelimiter(wanted.columnDelimiter) : undefined;
  if (delimiter !== undefined && (delimiter === quote || delimiter === asked)) throw delimiterUnsupported();
  const sample = text.slice(start, start + SAMPLE_LETTERS);
  const escapes = asked === undefined ? guessEscapes(text, quote) : [asked];
  const dialects = escapes.map((one) => ({
    delimiter: delimiter ?? detectDelimiter(sample, { quote, escape: one }, hint),
    quote,
    escape: one,
  }));
  const [first = { delimiter: ',', quote, escape: quote }, second] = dialects;
  return second && countFaults(text, start, second) < countFaults(text, start, first) ? second : first;
}

function guessEscapes(text: string, quote: string): string[] {
  return quote !== '' && text.includes(`\\${quote}`) ? [quote, '\\'] : [quote];
}

/** Counts misplaced quotes, and records whose width differs from the first. */
function countFaults(text: string, start: number, dialect: Dialect): number {
  const { records, strayQuotes, openQuote } = readRecords(text, dialect, { start, maxRecords: 1000 });
  const [header] = records;
  const ragged = records.filter(({ values }) => values.length > 0 && values.length !== header?.values.length);
  return strayQuotes.length + ragged.length + (openQuote === undefined ? 0 : 2);
}

/** Parses one character, which may be written as `\t` or `\x01`. */
function readCharacter(given: string): string {
  if (given === '\\t') return '\t';
  const [, hex] = /^(?:\\x|\\u00|0x)([0-9a-f]{2})$/i.exec(given) ?? [];
  return hex === undefined ? given : String.fromCharCode(Number.parseInt(hex, 16));
}

function checkDelimiter(given: string): string {
  const delimiter = readCharacter(given);
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw delimiterUnsupported();
}

function delimiterUnsupported(): DriverError {
  return new DriverError(describeFileFailure('delimiter-unsupported'));
}

function checkCharacter(name: 'quote' | 'escape', given: string): string {
  const character = readCharacter(given);
  if (character.length <= 1 && !/[\r\n]/.test(character)) return character;
  throw new DriverError(describeFileFailure('dialect-unsupported.character', { name }));
}

/** Scores of a delimiter, the most significant first. Higher is better. */
type Quality = readonly number[];

function detectDelimiter(sample: string, rest: Omit<Dialect, 'delimiter'>, hint: string | undefined): string {
  const candidates = DELIMITERS.map((delimiter) => ({
    delimiter,
    quality: assess(readRecords(sample, { delimiter, ...rest }, { maxRecords: SAMPLE_RECORDS }), delimiter),
  })).filter(({ quality }) => quality !== undefined) as { delimiter: string; quality: Quality }[];
  const hinted = candidates.find(({ delimiter }) => delimiter === hint);
  const [first, ...others] = candidates;
  if (hinted || !first) return hinted?.delimiter ?? hint ?? ',';
  return others.reduce((best, other) => (isBetter(other.quality, best.quality) ? other : best), first)
    .delimiter;
}

/** Undefined if the delimiter separates nothing. */
function assess({ records, strayQuotes }: DelimitedRecords, delimiter: string): Quality | undefined {
  const rows = records.map(({ values }) => values).filter((values) => values.length > 0);
  const [header = [], ...body] = rows;
  const width = header.length > 1 ? header.length : mostFrequentWidth(body);
  if (width < 2) return undefined;
  const alike = rows.filter((values) => values.length === width).length / rows.length;
  const later = rows.flatMap((values) => values.slice(1));
  const spaced = later.filter((value) => value.startsWith(' ')).length / later.length;
  const cells = body.flat();
  const typed = cells.filter((value) => isTyped(value, delimiter)).length / Math.max(cells.length, 1);
  return [header.length > 1 ? 1 : 0, alike, -strayQuotes.length, spaced > 0.5 ? 0 : 1, typed, width];
}

function mostFrequentWidth(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** Counts numbers, dates and similar values, which a wrong delimiter splits or joins. */
function isTyped(value: string, delimiter: string): boolean {
  if (delimiter !== ',' && DECIMAL_COMMA.test(value)) return true;
  const { type, format } = typeOfText(value);
  return type !== 'string' || format !== undefined;
}

function isBetter(one: Quality, other: Quality): boolean {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}
