import type { FileProperties, Notice, SourceColumn } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeFileFailure } from '../file/describe-file-failure.ts';
import { fileUnreadable } from '../file/file-unreadable.ts';
import { mergeTypes, nameOfType, typeOfText } from '../values/value-type.ts';
import { nameColumns } from './delimited-columns.ts';
import { chooseDialect } from './delimited-dialect.ts';
import { reportFaults } from './delimited-notices.ts';
import { type DelimitedRecord, type Dialect, lineEndLength, readRecords } from './delimited-records.ts';

/** Columns and rows read from a file. */
export interface Table {
  columns: SourceColumn[];
  rows: Record<string, unknown>[];
  notices?: readonly Notice[];
}

/** How to read delimited text. Omitted options are detected or have defaults. */
export interface DelimitedOptions
  extends Pick<
    FileProperties,
    'columnDelimiter' | 'quote' | 'escape' | 'headerRows' | 'skipRows' | 'nullText'
  > {
  /** The delimiter that the file's name suggests. */
  hint?: string | undefined;
  isCut: boolean;
  maxRows: number;
}

/** Limits on columns and cells. The more columns a table has, the fewer rows are shown. */
const MAX_COLUMNS = 10_000;
const MAX_CELLS = 1_000_000;

/**
 * Reads delimited text. Values stay strings, exactly as in the file; a column's type fits every value seen. A value
 * missing from a record is null, values beyond the header get their own columns, and a blank line is an empty value
 * if there is one column only. Notices report everything unexpected. The last record of truncated text is dropped
 * unless its line ends.
 * @throws DriverError `file-unreadable`, `delimiter-unsupported` or `dialect-unsupported`
 */
export function readDelimited(text: string, options: DelimitedOptions): Table & { dialect: Dialect } {
  const { isCut, maxRows, headerRows = 1, skipRows = 0, nullText } = options;
  checkCount('header rows', headerRows);
  const start = skipLines(text, checkCount('rows to skip', skipRows));
  const dialect = chooseDialect(text, options, { start, hint: options.hint });
  // Few lines are blank, so twice the number of rows leaves enough after blank lines are skipped.
  const read = readRecords(text, dialect, { start, maxRecords: (maxRows + headerRows) * 2 });
  const isLastCut = isCut && read.isLastOpen && read.openQuote === undefined;
  const complete = isLastCut ? read.records.slice(0, -1) : read.records;
  const { header, body, blank } = splitRecords(complete, headerRows);
  const width = Math.max(widthOf(header), widthOf(body));
  if (width > MAX_COLUMNS) throw fileUnreadable(`a table: it has more than ${MAX_COLUMNS} columns`);
  if (read.openQuote !== undefined && complete.length === 0 && !isCut) throw neverClosed();
  const records = body.slice(0, Math.min(maxRows, Math.ceil(MAX_CELLS / Math.max(width, 1))));
  const { names, notices } = nameColumns(header, width);
  return {
    dialect,
    columns: names.map((name, index) =>
      toColumn(
        name,
        records.map(({ values }) => toValue(values[index], nullText)),
      ),
    ),
    rows: records.map(({ values }) =>
      Object.fromEntries(names.map((name, index) => [name, toValue(values[index], nullText)])),
    ),
    notices: [
      ...notices,
      ...reportFaults({
        ...{ text, header, records, blank, read, isCut },
        isEnough: records.length >= maxRows,
        isHeaderGiven: options.headerRows !== undefined,
      }),
    ],
  };
}

interface SplitRecords {
  header: DelimitedRecord[];
  body: DelimitedRecord[];
  /** Blank lines that are not rows. */
  blank: DelimitedRecord[];
}

/** The header starts at the first line that is not blank. */
function splitRecords(records: readonly DelimitedRecord[], headerRows: number): SplitRecords {
  const first = records.findIndex(({ values }) => values.length > 0);
  const started = first < 0 ? [] : records.slice(first);
  const hasOneColumn = widthOf(started) <= 1;
  const filled = hasOneColumn
    ? started.map((record) => (record.values.length > 0 ? record : { ...record, values: [''] }))
    : started.filter(({ values }) => values.length > 0);
  return {
    header: filled.slice(0, headerRows),
    body: filled.slice(headerRows),
    blank: hasOneColumn ? [] : started.filter(({ values }) => values.length === 0),
  };
}

function widthOf(records: readonly DelimitedRecord[]): number {
  return records.reduce((most, { values }) => Math.max(most, values.length), 0);
}

/** Returns the offset after `count` lines. */
function skipLines(text: string, count: number): number {
  const lineEnd = /[\r\n]/g;
  let position = 0;
  for (let line = 0; line < count; line++) {
    lineEnd.lastIndex = position;
    const end = lineEnd.exec(text)?.index ?? text.length;
    position = end + lineEndLength(text, end);
  }
  return position;
}

function checkCount(name: string, count: number): number {
  if (Number.isInteger(count) && count >= 0 && count <= 1000) return count;
  throw new DriverError(describeFileFailure('dialect-unsupported.count', { name }));
}

function neverClosed(): DriverError {
  return fileUnreadable(
    'well-formed delimited text: the first record opens a quote that the file never closes',
    undefined,
    'Correct the quote, or specify the quote character of the file (empty if it has none).',
  );
}

function toValue(value: string | undefined, nullText: string | undefined): string | null {
  return value === undefined || value === nullText ? null : value;
}

function toColumn(name: string, values: readonly (string | null)[]): SourceColumn {
  const xdm = mergeTypes(values.map((value) => typeOfText(value ?? '')));
  return { name, type: nameOfType(xdm), xdm };
}
