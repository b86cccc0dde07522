import type { ReadLimits } from '../contract/contract.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import type { MysqlSession } from './mysql-session.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { TableColumn } from './read-catalog.ts';

/**
 * Reads the first rows of a table within the limits on rows and bytes. It requests their sizes first, so that the
 * server never sends a row beyond the limit.
 *
 * @throws DriverError `read-limit-reached` if not even one row fits
 */
export async function readRows(
  query: MysqlSession['query'],
  { table, columns }: { table: string; columns: readonly TableColumn[] },
  { maxRows, maxBytes }: Pick<ReadLimits, 'maxRows' | 'maxBytes'>,
): Promise<Record<string, unknown>[]> {
  const expressions = columns.map(({ name, mapping }) => {
    const column = quoteIdentifier(name);
    return mapping.select?.(column) ?? column;
  });
  const from = `FROM ${quoteIdentifier(table)}`;
  const size = sumOf(expressions.map((expression) => `COALESCE(LENGTH(${expression}), 0) + 1`));
  const sizes = await query(`SELECT ${size} AS size ${from} LIMIT ${maxRows}`);
  const count = countFitting(
    sizes.map((row) => Number(row.size)),
    maxBytes,
  );
  if (count === 0 && sizes.length > 0) throw readLimitReached(maxBytes);
  const list = expressions.map((expression, index) => `${expression} AS c${index}`).join(', ');
  const rows = count === 0 ? [] : await query(`SELECT ${list} ${from} LIMIT ${count}`);
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, mapping }, index) => {
        const value = row[`c${index}`] ?? null;
        return [name, value === null ? null : mapping.show(value)] as const;
      }),
    ),
  );
}

function countFitting(sizes: readonly number[], maxBytes: number): number {
  let total = 0;
  const end = sizes.findIndex((size) => {
    total += size;
    return total > maxBytes;
  });
  return end === -1 ? sizes.length : end;
}

/**
 * Adds pairs, and pairs of pairs: one long sum is as deep an expression as it has terms, and overflows the server's
 * stack.
 */
function sumOf(terms: readonly string[]): string {
  if (terms.length < 2) return terms[0] ?? '0';
  const middle = Math.ceil(terms.length / 2);
  return `(${sumOf(terms.slice(0, middle))} + ${sumOf(terms.slice(middle))})`;
}
