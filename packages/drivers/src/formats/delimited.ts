import type { SourceColumn } from '../contract.ts';
import { DriverError } from '../driver-error.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { mergeTypes, nameOfType, typeOfText } from './value-type.ts';

/** Columns and rows read from a file. */
export interface Table {
  columns: SourceColumn[];
  rows: Record<string, unknown>[];
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
const DETECTION_RECORDS = 10;
const DETECTION_LETTERS = 64 * 1024;
/** Columns of a file that is a table, and cells that are looked at: what a row has many of, there are fewer rows of. */
const MAX_COLUMNS = 10_000;
const MAX_CELLS = 1_000_000;

interface ParseOptions {
  delimiter: string;
  isCut: boolean;
  maxRecords: number;
}

/**
 * Reads delimited text whose first record names the columns. Values stay text, as they are in the file; types are those
 * that fit every value seen. Quoted line breaks and quotes in the middle of a value are understood; of cut text the last
 * record is dropped.
 *
 * @param options `delimiter` is detected when undefined
 */
export async function readDelimited(
  text: string,
  options: { delimiter?: string | undefined; isCut: boolean; maxRows: number },
): Promise<Table & { delimiter: string }> {
  const parse = await loadParser();
  const { isCut, maxRows } = options;
  const delimiter = options.delimiter
    ? checkDelimiter(options.delimiter)
    : detectDelimiter(parse, text, isCut);
  const [header = [], ...parsed] = parse(text, { delimiter, isCut, maxRecords: maxRows + 1 });
  const width = parsed.reduce((most, record) => Math.max(most, record.length), header.length);
  if (width > MAX_COLUMNS) throw fileUnreadable(`a table: it has more than ${MAX_COLUMNS} columns`);
  const records = parsed.slice(0, Math.ceil(MAX_CELLS / Math.max(width, 1)));
  const names = nameColumns(header, width);
  return {
    delimiter,
    columns: names.map((name, index) =>
      toColumn(
        name,
        records.map((record) => record[index] ?? ''),
      ),
    ),
    rows: records.map((record) =>
      Object.fromEntries(names.map((name, index) => [name, record[index] ?? ''])),
    ),
  };
}

type Parse = (text: string, options: ParseOptions) => string[][];

async function loadParser(): Promise<Parse> {
  const { parse } = await import('csv-parse/sync');
  return (text, { delimiter, isCut, maxRecords }) => {
    const records: string[][] = [];
    const settings = {
      delimiter,
      to: maxRecords,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[]) => void records.push(record),
    };
    try {
      parse(text, settings);
    } catch (error) {
      // The quote that is still open at the end belongs to the record that was cut.
      if (isCut) return records;
      throw fileUnreadable('well-formed delimited text: a quoted value is never closed', error);
    }
    return isCut && records.length < maxRecords ? records.slice(0, -1) : records;
  };
}

function checkDelimiter(given: string): string {
  const delimiter = given === '\\t' ? '\t' : given;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw new DriverError({
    code: 'delimiter-unsupported',
    cause: 'A column delimiter is one character, and neither a quote nor a line break.',
    nextStep: 'Give one character, for example ";" or "\\t" for a tab, or leave it out to have it detected.',
    fixableBy: 'you',
  });
}

/** The delimiter that cuts most records into as many fields as the header has; among equals, the one with most fields. */
function detectDelimiter(parse: Parse, whole: string, isWholeCut: boolean): string {
  const text = whole.slice(0, DETECTION_LETTERS);
  const isCut = isWholeCut || text.length < whole.length;
  const scored = DELIMITERS.map((delimiter) => {
    const [header = [], ...records] = tryParse(parse, text, {
      delimiter,
      isCut,
      maxRecords: DETECTION_RECORDS,
    });
    const alike = records.filter((record) => record.length === header.length).length;
    return { delimiter, score: header.length > 1 ? (alike + 1) * 1000 + header.length : 0 };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return best.delimiter;
}

function tryParse(parse: Parse, text: string, options: ParseOptions): string[][] {
  try {
    return parse(text, options);
  } catch {
    return [];
  }
}

/** Every column gets a name of its own: missing ones are numbered, repeated ones are counted. */
function nameColumns(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const wanted = header[index]?.trim() || `column_${index + 1}`;
    let name = wanted;
    let count = counts.get(wanted) ?? 1;
    while (taken.has(name)) name = `${wanted}_${++count}`;
    counts.set(wanted, count);
    taken.add(name);
    return name;
  });
}

function toColumn(name: string, values: readonly string[]): SourceColumn {
  const xdm = mergeTypes(values.map(typeOfText));
  return { name, type: nameOfType(xdm), xdm };
}
