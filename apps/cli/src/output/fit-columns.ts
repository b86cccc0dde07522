import type { Column } from './column.ts';

/** The columns that fit on a line. */
export interface FittedColumns<Row> {
  shown: readonly Column<Row>[];
  /** Headers of the columns without room. */
  hidden: readonly string[];
}

export interface FitOptions {
  /** Minimum width of each column, by its index. */
  least: readonly number[];
  gap: number;
  width: number;
}

/** Drops optional columns, the last first, until the others are readable. */
export function fitColumns<Row>(
  columns: readonly Column<Row>[],
  { least, gap, width }: FitOptions,
): FittedColumns<Row> {
  const kept = new Set(columns);
  const needed = (): number =>
    columns.reduce((sum, column, index) => sum + (kept.has(column) ? (least[index] ?? 0) + gap : 0), -gap);
  const optional = columns.filter(({ isOptional }) => isOptional);
  while (needed() > width && optional.length > 0) {
    const column = optional.pop();
    if (column) kept.delete(column);
  }
  return {
    shown: columns.filter((column) => kept.has(column)),
    hidden: columns.filter((column) => !kept.has(column)).map(({ header }) => header),
  };
}
