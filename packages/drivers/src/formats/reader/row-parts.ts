import type { Rows } from './reader-messages.ts';

/**
 * Divides rows into parts of about the same cost, each of at least one row.
 *
 * @param weightPerPart One for each value, and one more for every 64 characters of a string
 */
export function divideRows(rows: Rows, weightPerPart: number): Rows[] {
  const parts: Rows[number][][] = [[]];
  let weight = 0;
  for (const row of rows) {
    const added = weigh(row);
    if (weight > 0 && weight + added > weightPerPart) {
      parts.push([]);
      weight = 0;
    }
    parts.at(-1)?.push(row);
    weight += added;
  }
  return parts;
}

function weigh(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length / 64;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner: unknown) => sum + weigh(inner), 1);
}
