import truncatedWidth from 'fast-string-truncated-width';
import { printable } from './printable.ts';
import { paint } from './style.ts';

/** One column of a table: its header, and what it shows of a row. */
export interface Column<Row> {
  header: string;
  value: (row: Row) => unknown;
}

const GAP = '  ';
const NARROWEST = 8;

export interface TableOptions {
  /** Where the table will be printed. @default process.stdout */
  stream?: NodeJS.WriteStream;
  /** Characters of a line. @default the terminal's; unlimited elsewhere */
  width?: number;
  /** Stands before each line. */
  indent?: string;
}

/** Rows below headers, aligned by what a terminal shows. Too wide a table is narrowed where it is widest. */
export function renderTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions = {},
): string {
  const {
    stream = process.stdout,
    width = stream.columns ?? Number.POSITIVE_INFINITY,
    indent = '',
  } = options;
  const headers = columns.map(({ header }) => header);
  const lines = rows.map((row) => columns.map(({ value }) => printable(value(row))));
  const natural = headers.map((header, index) => {
    return lines.reduce((widest, cells) => Math.max(widest, widthOf(cells[index] ?? '')), widthOf(header));
  });
  const widths = narrow(natural, width - indent.length - GAP.length * (columns.length - 1));
  const head = paint('bold', renderLine(headers, widths), stream);
  return [head, ...lines.map((cells) => renderLine(cells, widths))].map((line) => indent + line).join('\n');
}

function renderLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, index) => pad(cell, widths[index] ?? 0))
    .join(GAP)
    .trimEnd();
}

function pad(text: string, width: number): string {
  const kept = widthOf(text) > width ? truncate(text, width) : text;
  return kept + ' '.repeat(Math.max(0, width - widthOf(kept)));
}

function truncate(text: string, width: number): string {
  const { index, ellipsed } = truncatedWidth(text, { limit: width, ellipsis: '…' });
  return ellipsed ? `${text.slice(0, index)}…` : text;
}

/** Takes from the widest columns, down to the next widest and so on, until the line fits or nothing could be read. */
function narrow(widths: readonly number[], room: number): readonly number[] {
  const widest = Math.max(...widths);
  const excess = widths.reduce((sum, width) => sum + width, 0) - room;
  if (excess <= 0 || widest <= NARROWEST) return widths;
  const next = Math.max(NARROWEST, ...widths.filter((width) => width < widest));
  const count = widths.filter((width) => width === widest).length;
  const narrowed = Math.max(next, widest - Math.ceil(excess / count));
  return narrow(
    widths.map((width) => Math.min(width, narrowed)),
    room,
  );
}

/** Cells of a terminal. Nearly all text is plain, and spared the tables of Unicode. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : truncatedWidth(text).width;
}

const PLAIN = /^[ -~]*$/;
