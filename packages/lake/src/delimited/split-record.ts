const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

export type RecordFault = 'malformed-quotes' | 'unclosed-quote';

/** One record of a delimited file, as positions in a buffer. */
export interface SplitRecord {
  start: number;
  /** The end of the record without its line ending. */
  end: number;
  /** The start of the next record. */
  next: number;
  fields: number;
  /** Physical lines that the record covers. */
  lines: number;
  fault?: RecordFault;
}

export interface SplitOptions {
  bytes: Buffer;
  start: number;
  delimiter: number;
  /** True if no bytes follow the buffer. */
  isLast: boolean;
}

/**
 * Finds the record that starts at `start`, or returns undefined if the buffer may not hold its end.
 *
 * A malformed record ends with its first physical line: a missing quote must not take the rows after it along.
 */
export function splitRecord(options: SplitOptions): SplitRecord | undefined {
  const { bytes, start, delimiter } = options;
  let fields = 1;
  let hasQuotes = false;
  let position = start;
  for (;;) {
    hasQuotes ||= bytes[position] === QUOTE;
    const end = fieldEnd(options, position);
    if (end === UNDECIDED) return undefined;
    if (end < 0) return firstLine(options, end === UNCLOSED ? 'unclosed-quote' : 'malformed-quotes');
    if (bytes[end] !== delimiter) {
      const next = end === bytes.length ? end : afterLineEnding(options, end);
      const lines = hasQuotes ? 1 + countLineEndings(bytes, start, end) : 1;
      return next === undefined ? undefined : { start, end, next, fields, lines };
    }
    fields += 1;
    position = end + 1;
  }
}

// Ends of fields are numbers, since an object for each field would cost more than the scan.
const UNDECIDED = -1;
const MALFORMED = -2;
const UNCLOSED = -3;

function fieldEnd(options: SplitOptions, start: number): number {
  const { bytes, delimiter, isLast } = options;
  if (bytes[start] === QUOTE) return quotedEnd(options, start);
  let position = start;
  while (bytes[position] === SPACE && delimiter !== SPACE) position += 1;
  if (bytes[position] === QUOTE) return MALFORMED;
  for (; position < bytes.length; position += 1) {
    const byte = bytes[position];
    if (byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN) return position;
  }
  return isLast ? position : UNDECIDED;
}

/** The first physical line of a malformed record. */
export function firstLine(options: SplitOptions, fault: RecordFault): SplitRecord | undefined {
  const { bytes, start, isLast } = options;
  for (let position = start; position < bytes.length; position += 1) {
    const byte = bytes[position];
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    const next = afterLineEnding(options, position);
    return next === undefined ? undefined : { start, end: position, next, fields: 0, lines: 1, fault };
  }
  const end = bytes.length;
  return isLast ? { start, end, next: end, fields: 0, lines: 1, fault } : undefined;
}

function afterLineEnding({ bytes, isLast }: SplitOptions, position: number): number | undefined {
  if (bytes[position] === LINE_FEED) return position + 1;
  // The line feed of a pair may be in the next chunk.
  if (position + 1 === bytes.length && !isLast) return undefined;
  return bytes[position + 1] === LINE_FEED ? position + 2 : position + 1;
}

function quotedEnd({ bytes, delimiter, isLast }: SplitOptions, opening: number): number {
  let position = opening + 1;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, position);
    if (quote < 0) return isLast ? UNCLOSED : UNDECIDED;
    if (quote + 1 === bytes.length) return isLast ? quote + 1 : UNDECIDED;
    const after = bytes[quote + 1];
    if (after === delimiter || after === LINE_FEED || after === CARRIAGE_RETURN) return quote + 1;
    if (after !== QUOTE) return countLineEndings(bytes, opening, quote) > 0 ? UNCLOSED : MALFORMED;
    position = quote + 2;
  }
}

function countLineEndings(bytes: Buffer, start: number, end: number): number {
  let count = 0;
  for (let position = start; position < end; position += 1) {
    const byte = bytes[position];
    if (byte === LINE_FEED && bytes[position - 1] !== CARRIAGE_RETURN) count += 1;
    if (byte === CARRIAGE_RETURN) count += 1;
  }
  return count;
}
