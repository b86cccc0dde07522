import type { Column } from './column.ts';

/** Which columns a line has room for. */
export interface FittedColumns<Row> {
  shown: readonly Column<Row>[];
  /** Headers of those left out, for want of room. */
  hidden: readonly string[];
}

export interface FitOptions {
  /** Characters that each column needs at least, by its place. */
  least: readonly number[];
  gap: number;
  width: number;
}

/** Leaves out optional columns, the last first, until the others have room to be read. */
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
