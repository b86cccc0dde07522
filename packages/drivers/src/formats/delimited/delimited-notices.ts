import type { Notice } from '../../contract/contract.ts';
import { describeLine } from '../text/text-place.ts';
import { typeOfText } from '../values/value-type.ts';
import type { DelimitedRecord, DelimitedRecords } from './delimited-records.ts';

const SUSPECT_LETTERS = 64 * 1024;

interface ReadText {
  text: string;
  header: readonly DelimitedRecord[];
  records: readonly DelimitedRecord[];
  blank: readonly DelimitedRecord[];
  read: DelimitedRecords;
  isCut: boolean;
  /** Whether the requested number of records was read. */
  isEnough: boolean;
  /** Whether the request states the number of header rows. */
  isHeaderGiven: boolean;
}

/** Reports the parts of delimited text that do not match its header or its quotes. */
export function reportFaults(given: ReadText): Notice[] {
  return [
    ...reportWidths(given),
    ...reportBlankLines(given),
    ...reportQuotes(given),
    ...reportHeaderOfValues(given),
  ];
}

function reportWidths({ text, header, records }: ReadText): Notice[] {
  const width = header.length > 0 ? Math.max(...header.map(({ values }) => values.length)) : undefined;
  const expected = width ?? Math.max(0, ...records.map(({ values }) => values.length));
  const longer = records.filter(({ values }) => values.length > expected);
  const shorter = records.filter(({ values }) => values.length < expected);
  const subject = width === undefined ? `the widest row (${expected})` : `the header has names (${expected})`;
  return [
    ...toNotice(longer, text, {
      code: 'extra-values',
      message: `more values than ${subject}. The extra values are in columns named by their number.`,
      nextStep: 'If the header is not in the first line, specify the number of lines to skip.',
    }),
    ...toNotice(shorter, text, {
      code: 'missing-values',
      message: `fewer values than ${subject}. The missing values are shown as null.`,
      nextStep: 'Check these lines, and the column delimiter.',
    }),
  ];
}

function toNotice(records: readonly DelimitedRecord[], text: string, notice: Required<Notice>): Notice[] {
  const [first] = records;
  if (!first) return [];
  const place = describeLine(text, first.start);
  const subject =
    records.length === 1 ? `The row at ${place} has` : `${records.length} rows, the first at ${place}, have`;
  return [{ ...notice, message: `${subject} ${notice.message}` }];
}

/** Blank lines after the last row are not reported. */
function reportBlankLines({ text, records, blank }: ReadText): Notice[] {
  const end = records.at(-1)?.start ?? 0;
  const between = blank.filter(({ start }) => start < end);
  const [first] = between;
  if (!first) return [];
  const place = describeLine(text, first.start);
  const message =
    between.length === 1
      ? `The blank line at ${place} is skipped.`
      : `${between.length} blank lines, the first at ${place}, are skipped.`;
  return [{ code: 'blank-lines', message }];
}

function reportQuotes({ text, records, read, isCut, isEnough }: ReadText): Notice[] {
  const end = records.at(-1)?.end ?? 0;
  const [stray] = read.strayQuotes;
  const { openQuote } = read;
  return [
    ...(stray !== undefined && stray < end ? [strayQuote(describeLine(text, stray))] : []),
    ...(openQuote !== undefined && !isEnough && isSuspect(text, openQuote, isCut)
      ? [unclosedQuote(describeLine(text, openQuote), isCut)]
      : []),
  ];
}

/** A truncated file ends inside some value; a quote that opens long before the end is more likely unclosed. */
function isSuspect(text: string, openQuote: number, isCut: boolean): boolean {
  return !isCut || text.length - openQuote > Math.min(SUSPECT_LETTERS, text.length / 4);
}

function strayQuote(place: string): Notice {
  return {
    code: 'stray-quotes',
    message: `At ${place}, text stands before or after a quoted value. The value is shown as it is in the file, with its quotes.`,
    nextStep: 'Check the quotes, or specify the quote and escape characters of the file.',
  };
}

function unclosedQuote(place: string, isCut: boolean): Notice {
  const extent = isCut ? 'in the part of the file that was read' : 'before the file ends';
  return {
    code: 'unclosed-quote',
    message: `The quote that opens at ${place} is not closed ${extent}. Rows from there on are not shown.`,
    nextStep: 'Correct the quote, or specify the quote character of the file (empty if it has none).',
  };
}

/**
 * The platform reads the first record as the header. If all its names look like values, the file may have no header.
 */
function reportHeaderOfValues({ header, isHeaderGiven }: ReadText): Notice[] {
  const names = header.flatMap(({ values }) => values).filter((name) => name !== '');
  const isOfValues = names.length > 0 && names.every(isValue);
  if (isHeaderGiven || !isOfValues) return [];
  return [
    {
      code: 'header-of-values',
      message: 'The first row is read as the header, as on the platform, but it looks like data.',
      nextStep:
        'If the file has no header, set the number of header rows to 0 to show the first row as data.',
    },
  ];
}

function isValue(name: string): boolean {
  const { type, format } = typeOfText(name);
  return type !== 'string' || format !== undefined;
}
