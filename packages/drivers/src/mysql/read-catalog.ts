import type { Listing, SourceColumn } from '../contract/contract.ts';
import { toTableListing } from '../listings/table-listing.ts';
import type { MysqlSession } from './mysql-session.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import { mapType, type TypeMapping } from './type-map.ts';

/** A column, and how to read its values. */
export interface TableColumn extends SourceColumn {
  mapping: TypeMapping;
}

type Query = MysqlSession['query'];

/**
 * Lists a page of the tables and views that the user may see. Names sort by their bytes, because the server treats
 * names that differ in case or accents as equal.
 *
 * @param after last table of the previous page
 */
export async function listTables(query: Query, maxEntries: number, after?: string): Promise<Listing> {
  const follows = after === undefined ? '' : 'AND CAST(TABLE_NAME AS BINARY) > CAST(? AS BINARY)';
  const rows = await query(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ${follows}
      ORDER BY CAST(TABLE_NAME AS BINARY) LIMIT ${maxEntries + 1}`,
    after === undefined ? [] : [after],
  );
  return toTableListing(
    rows.map(({ name }) => textOf(name)),
    { path: '', maxEntries },
  );
}

// Compares twice: once so that the server finds a table quickly, and once by bytes, because `a` and `A` may be two
// tables.
const IS_TABLE =
  'TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND CAST(TABLE_NAME AS BINARY) = CAST(? AS BINARY)';

/** A table as the catalog describes it to this user. */
export interface Table {
  name: string;
  isView: boolean;
  columns: readonly TableColumn[];
  /** Columns that the user may see but not read. */
  unreadable: readonly string[];
}

/**
 * Finds a table and its columns, including invisible ones; undefined if it does not exist or the user may not see it.
 */
export async function findTable(query: Query, name: string): Promise<Table | undefined> {
  const rows = await query(
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type, COLUMN_TYPE AS declared, PRIVILEGES AS may FROM information_schema.COLUMNS
      WHERE ${IS_TABLE} ORDER BY ORDINAL_POSITION`,
    [name, name],
  );
  const [table] = await query(`SELECT TABLE_TYPE AS type FROM information_schema.TABLES WHERE ${IS_TABLE}`, [
    name,
    name,
  ]);
  if (table === undefined) return undefined;
  // The catalog has no columns of an unusable view; a query for zero of its rows makes the server give the reason.
  if (rows.length === 0) await query(countAll(name, 0));
  const columns = rows.map((row): TableColumn => {
    const mapping = mapType(textOf(row.type));
    return { name: textOf(row.name), type: textOf(row.declared), xdm: mapping.xdm, mapping };
  });
  const unreadable = rows.filter(({ may }) => !textOf(may).split(',').includes('select'));
  return {
    name,
    isView: textOf(table.type).endsWith('VIEW'),
    columns,
    unreadable: unreadable.map((row) => textOf(row.name)),
  };
}

/** Reads every column of some rows and sends none of them; the library rejects some column names in a result. */
export function countAll(table: string, maxRows: number): string {
  return `SELECT COUNT(*) AS count FROM (SELECT * FROM ${quoteIdentifier(table)} LIMIT ${maxRows}) t`;
}

function textOf(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
