import type { Entry, SourceColumn } from '../contract.ts';
import type { MysqlSession } from './mysql-session.ts';
import { mapType, type TypeMapping } from './type-map.ts';

/** A column and how its values are read. */
export interface TableColumn extends SourceColumn {
  mapping: TypeMapping;
}

type Query = MysqlSession['query'];

/** Tables and views of the database that the user may see. */
export async function listTables(query: Query, maxEntries: number): Promise<Entry[]> {
  const rows = await query(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1 LIMIT ${maxEntries}`,
  );
  return rows.map(({ name }) => {
    const path = textOf(name);
    return { type: 'table', name: path, path, canPreview: true, canFetchSchema: true };
  });
}

/** The columns of a table; none when there is no such table, or the user may not see it. */
export async function readColumns(query: Query, table: string): Promise<TableColumn[]> {
  const rows = await query(
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type, COLUMN_TYPE AS declared FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION`,
    [table],
  );
  return rows.map((row) => {
    const declared = textOf(row.declared);
    const mapping = mapType(textOf(row.type), declared);
    return { name: textOf(row.name), type: declared, xdm: mapping.xdm, mapping };
  });
}

function textOf(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('utf8') : String(value);
}
