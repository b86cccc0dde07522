import truncatedWidth from 'fast-string-truncated-width';
import { printable } from './printable.ts';
import { paint } from './style.ts';

/** One column of a table: its header, and what it shows of a row. */
export interface Column<Row> {
  header: string;
  value: (row: Row) => unknown;
  /** Whether it is copied from, and so narrowed only once the other columns cannot be narrowed any more. */
  isKey?: boolean;
  /** Whether a text that is too wide goes on below itself instead of being cut. */
  isWrapped?: boolean;
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

/**
 * Rows below headers, aligned by what a terminal shows. Too wide a table is narrowed where it is widest, in what nobody copies
 * first.
 */
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
  const room = width - indent.length - GAP.length * (columns.length - 1);
  const widths = narrowKeysLast(natural, columns, room);
  const head = paint('bold', renderLine(headers, widths), stream);
  const body = lines.flatMap((cells) => wrapRow(cells, columns, widths));
  return [head, ...body.map((cells) => renderLine(cells, widths))].map((line) => indent + line).join('\n');
}

/** The lines of one row: more than one where a cell is wrapped. */
function wrapRow<Row>(
  cells: readonly string[],
  columns: readonly Column<Row>[],
  widths: readonly number[],
): readonly (readonly string[])[] {
  const wrapped = cells.map((cell, index) =>
    columns[index]?.isWrapped ? wrap(cell, widths[index] ?? 0) : [cell],
  );
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => wrapped.map((lines) => lines[line] ?? ''));
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
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

function narrowKeysLast<Row>(
  natural: readonly number[],
  columns: readonly Column<Row>[],
  room: number,
): readonly number[] {
  const isKey = (index: number): boolean => columns[index]?.isKey ?? false;
  const keys = natural.filter((_, index) => isKey(index));
  const others = narrow(
    natural.filter((_, index) => !isKey(index)),
    room - sumOf(keys),
  );
  const left = { keys: [...narrow(keys, room - sumOf(others))], others: [...others] };
  return natural.map((_, index) => (isKey(index) ? left.keys : left.others).shift() ?? 0);
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Takes from the widest columns, down to the next widest and so on, until the line fits or nothing could be read. */
function narrow(widths: readonly number[], room: number): readonly number[] {
  const widest = Math.max(...widths);
  const excess = sumOf(widths) - room;
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
