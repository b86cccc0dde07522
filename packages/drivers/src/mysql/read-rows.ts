import type { ReadLimits } from '../contract.ts';
import { readLimitReached } from '../formats/bytes-source.ts';
import type { MysqlSession } from './mysql-session.ts';
import type { TableColumn } from './read-catalogue.ts';

/**
 * Reads the first rows of a table, as many as the limits on rows and bytes allow. Their sizes are asked for first, so that a row
 * beyond the limit is not sent, however large it is.
 *
 * @throws DriverError `read-limit-reached` when not even one row fits
 */
export async function readRows(
  query: MysqlSession['query'],
  { table, columns }: { table: string; columns: readonly TableColumn[] },
  { maxRows, maxBytes }: Pick<ReadLimits, 'maxRows' | 'maxBytes'>,
): Promise<Record<string, unknown>[]> {
  const list = columns.map(({ name, mapping }, index) => {
    const column = quoteIdentifier(name);
    return `${mapping.select?.(column) ?? column} AS c${index}`;
  });
  const select = `SELECT ${list.join(', ')} FROM ${quoteIdentifier(table)}`;
  const size = columns.map((_column, index) => `COALESCE(LENGTH(c${index}), 0) + 1`).join(' + ');
  const sizes = await query(`SELECT ${size} AS size FROM (${select} LIMIT ${maxRows}) t`);
  const count = countFitting(
    sizes.map((row) => Number(row.size)),
    maxBytes,
  );
  if (count === 0 && sizes.length > 0) throw readLimitReached(maxBytes);
  const rows = count === 0 ? [] : await query(`${select} LIMIT ${count}`);
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

/** A name that is taken as it is, whatever it holds. */
function quoteIdentifier(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
