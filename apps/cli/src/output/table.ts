import truncatedWidth from 'fast-string-truncated-width';
import type { Column } from './column.ts';
import { fitColumns } from './fit-columns.ts';
import { printable } from './printable.ts';
import { paint } from './style.ts';

const GAP = '  ';
const NARROWEST = 8;

export interface TableOptions {
  /** The stream that the table is printed on. @default process.stdout */
  stream?: NodeJS.WriteStream;
  /** Characters per line. @default the width of the terminal; unlimited elsewhere */
  width?: number;
  /** Prefix of each line. */
  indent?: string;
  /** Called with the headers of dropped columns. */
  onHidden?: (headers: readonly string[]) => void;
}

/**
 * Rows below headers, aligned by display width. A table that is too wide is narrowed in its widest columns, key
 * columns last.
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
    onHidden,
  } = options;
  const all = readCells(rows, columns);
  const { shown, hidden } = fitColumns(columns, {
    least: columns.map(({ isWhole }, index) => {
      const widest = widestOf(all, index);
      return isWhole ? widest : Math.min(widest, NARROWEST);
    }),
    gap: GAP.length,
    width: width - indent.length,
  });
  if (hidden.length > 0) {
    onHidden?.(hidden);
    return renderTable(rows, shown, options);
  }
  const { headers, lines } = all;
  const natural = headers.map((_, index) => widestOf(all, index));
  const room = width - indent.length - GAP.length * (columns.length - 1);
  const widths = narrowKeysLast(natural, columns, room);
  const head = paint('bold', renderLine(headers, widths), stream);
  const body = lines.flatMap((cells) => wrapRow(cells, columns, widths));
  return [head, ...body.map((cells) => renderLine(cells, widths))].map((line) => indent + line).join('\n');
}

interface Cells {
  headers: readonly string[];
  lines: readonly (readonly string[])[];
}

function readCells<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Cells {
  return {
    headers: columns.map(({ header }) => printable(header)),
    lines: rows.map((row) => columns.map(({ value }) => printable(value(row)))),
  };
}

function widestOf({ headers, lines }: Cells, index: number): number {
  const widthAt = (cells: readonly string[]): number => widthOf(cells[index] ?? '');
  return lines.reduce((widest, cells) => Math.max(widest, widthAt(cells)), widthAt(headers));
}

/** The lines of one row; several if a cell wraps. */
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
  const groupOf = (index: number): 'whole' | 'keys' | 'others' => {
    const column = columns[index];
    return column?.isWhole ? 'whole' : column?.isKey ? 'keys' : 'others';
  };
  const groups = Object.groupBy(natural.entries(), ([index]) => groupOf(index));
  const widthsOf = (group: 'whole' | 'keys' | 'others'): readonly number[] =>
    (groups[group] ?? []).map(([, width]) => width);
  const whole = widthsOf('whole');
  const others = narrow(widthsOf('others'), room - sumOf(whole) - sumOf(widthsOf('keys')));
  const keys = narrow(widthsOf('keys'), room - sumOf(whole) - sumOf(others));
  const left = { whole: [...whole], keys: [...keys], others: [...others] };
  return natural.map((_, index) => left[groupOf(index)].shift() ?? 0);
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Narrows the widest columns evenly until the line fits or the columns become unreadable. */
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

/** Display width. Nearly all text is plain ASCII and skips the Unicode tables. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : truncatedWidth(text).width;
}

const PLAIN = /^[ -~]*$/;
