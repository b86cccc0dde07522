import type { Listing, SourceColumn } from '../contract/contract.ts';
import { toTableListing } from '../listings/table-listing.ts';
import type { MysqlSession } from './mysql-session.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import { mapType, type TypeMapping } from './type-map.ts';

/** A column and how its values are read. */
export interface TableColumn extends SourceColumn {
  mapping: TypeMapping;
}

type Query = MysqlSession['query'];

/**
 * A page of the tables and views of the database that the user may see. Names go by their bytes: to the server, names that differ in
 * case or accents are equal.
 *
 * @param after the table after which the page begins
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

// Compared twice: once as the server finds a table quickly, and once by bytes, as `a` and `A` may be two tables.
const IS_TABLE =
  'TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND CAST(TABLE_NAME AS BINARY) = CAST(? AS BINARY)';

/** A table as the catalog shows it to this user. */
export interface Table {
  name: string;
  isView: boolean;
  columns: readonly TableColumn[];
  /** Columns that the user may see and not read. */
  unreadable: readonly string[];
}

/** Finds a table and its columns, invisible ones among them; undefined when there is none, or the user may not see it. */
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
  // A view that cannot be used has no columns in the catalog; asked for none of its rows, the server says why.
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

/** Reads every column of some rows and sends none of them; the library refuses some names of columns in a result. */
export function countAll(table: string, maxRows: number): string {
  return `SELECT COUNT(*) AS count FROM (SELECT * FROM ${quoteIdentifier(table)} LIMIT ${maxRows}) t`;
}

function textOf(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
