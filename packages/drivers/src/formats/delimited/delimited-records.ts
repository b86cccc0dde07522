/** The syntax of delimited text. */
export interface Dialect {
  delimiter: string;
  /** Empty if values are never quoted. */
  quote: string;
  /** The character that escapes a quote inside a quoted value; same as `quote` if quotes are doubled. */
  escape: string;
}

/** One record; a blank line has no values. */
export interface DelimitedRecord {
  values: string[];
  /** Offset of its first character. */
  start: number;
  /** Offset after its last character, without the line end. */
  end: number;
}

/** The records of a string, and its faults. */
export interface DelimitedRecords {
  records: DelimitedRecord[];
  /** True if the text ends without a line end after the last record. */
  isLastOpen: boolean;
  /** Offset of a quote that is never closed; its record is omitted. */
  openQuote?: number;
  /** Offsets of quoted values with text after them, or spaces before them. */
  strayQuotes: number[];
}

/**
 * Reads records of delimited text. CRLF, LF or a lone CR ends a record, so a file may mix them; quoted values keep
 * theirs. A doubled quote works in addition to the escape character, which escapes only itself and the quote.
 */
export function readRecords(
  text: string,
  dialect: Dialect,
  { start = 0, maxRecords }: { start?: number; maxRecords: number },
): DelimitedRecords {
  const readValue = createValueReader(text, dialect);
  const result: DelimitedRecords = { records: [], isLastOpen: false, strayQuotes: [] };
  let position = start;
  while (position < text.length && result.records.length < maxRecords) {
    const record: DelimitedRecord = { values: [], start: position, end: position };
    for (let isLast = false; !isLast; ) {
      const value = readValue(position);
      if (value === undefined) return { ...result, openQuote: position };
      if (value.isStray) result.strayQuotes.push(position);
      record.values.push(value.text);
      isLast = text[value.end] !== dialect.delimiter;
      position = isLast ? value.end : value.end + 1;
    }
    if (position === record.start) record.values = [];
    record.end = position;
    result.isLastOpen = position >= text.length;
    position += lineEndLength(text, position);
    result.records.push(record);
  }
  return result;
}

interface Value {
  text: string;
  /** Offset of the delimiter or line end after it. */
  end: number;
  isStray: boolean;
}

/** Reads the value at an offset; undefined if its quote is never closed. */
function createValueReader(text: string, { delimiter, quote, ...dialect }: Dialect) {
  const ends = new RegExp(`[${escapeClass(delimiter)}\\r\\n]`, 'g');
  const marks = new RegExp(`[${escapeClass(quote + dialect.escape)}]`, 'g');
  const endOf = (from: number) => {
    ends.lastIndex = from;
    return ends.exec(text)?.index ?? text.length;
  };
  /** A mark escapes the next character, closes the value, or is a plain character. */
  function readQuoted(start: number): { value: string; close: number } | undefined {
    let value = '';
    for (let from = start + 1; ; ) {
      marks.lastIndex = from;
      const mark = marks.exec(text)?.index;
      if (mark === undefined) return undefined;
      value += text.slice(from, mark);
      const next = text[mark + 1] ?? '';
      const isQuote = text[mark] === quote;
      const isEscaping = next === quote || (!isQuote && next === dialect.escape);
      if (isQuote && !isEscaping) return { value, close: mark };
      value += isEscaping ? next : text[mark];
      from = mark + (isEscaping ? 2 : 1);
    }
  }
  return (start: number): Value | undefined => {
    if (quote === '' || text[start] !== quote) {
      const end = endOf(start);
      const value = text.slice(start, end);
      return { text: value, end, isStray: quote !== '' && isSpacedQuote(value, quote) };
    }
    const quoted = readQuoted(start);
    if (quoted === undefined) return undefined;
    const end = endOf(quoted.close + 1);
    const isStray = end > quoted.close + 1;
    return { text: isStray ? text.slice(start, end) : quoted.value, end, isStray };
  };
}

function isSpacedQuote(value: string, quote: string): boolean {
  return value.startsWith(' ') && value.trimStart().startsWith(quote);
}

function escapeClass(characters: string): string {
  return characters.replaceAll(/[\\\]^-]/g, '\\$&');
}

/** Length of the line end at an offset: 2, 1, or 0 at the end of the text. */
export function lineEndLength(text: string, offset: number): number {
  if (offset >= text.length) return 0;
  return text.startsWith('\r\n', offset) ? 2 : 1;
}
