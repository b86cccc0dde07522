import type { Connection } from 'tedious';
import type { Entry } from '../contract.ts';
import { type ObjectName, quoteObjectName, readObjectName, writeObjectPath } from './object-name.ts';
import { runQuery } from './run-query.ts';

/** A column as INFORMATION_SCHEMA has it. */
export interface ColumnRow {
  name: string;
  typeName: string;
  /** Characters or bytes; -1 for no limit. */
  length: number | null;
  precision: number | null;
  scale: number | null;
  timeScale: number | null;
}

/** Lists tables and views, of one schema or of all that the login may see. */
export async function listTables(
  connection: Connection,
  { schema, maxEntries }: { schema?: string; maxEntries: number },
): Promise<Entry[]> {
  const rows = await runQuery(connection, {
    text: `SELECT TOP (${maxEntries}) TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES${
      schema === undefined ? '' : ' WHERE TABLE_SCHEMA = @schema'
    } ORDER BY TABLE_SCHEMA, TABLE_NAME`,
    ...(schema === undefined ? {} : { parameters: { schema } }),
  });
  return rows.map(([tableSchema, table]) => {
    const path = writeObjectPath({ schema: String(tableSchema), name: String(table) });
    return { type: 'table', name: path, path, canPreview: true, canFetchSchema: true };
  });
}

/** Reads the columns of a table or view from the catalogue, without touching its rows. */
export async function readColumns(
  connection: Connection,
  { schema, name }: ObjectName,
): Promise<ColumnRow[]> {
  const rows = await runQuery(connection, {
    text: 'SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @name ORDER BY ORDINAL_POSITION',
    parameters: { schema, name },
  });
  return rows.map(([column, type, length, precision, scale, timeScale]) => ({
    name: String(column),
    typeName: String(type).toLowerCase(),
    length: toNumber(length),
    precision: toNumber(precision),
    scale: toNumber(scale),
    timeScale: toNumber(timeScale),
  }));
}

/** Asks for no rows at all: the server says whether the table is there and may be read. */
export async function probeTable(connection: Connection, path: string): Promise<void> {
  const name = readObjectName(path);
  if (name) await runQuery(connection, { text: `SELECT TOP (0) * FROM ${quoteObjectName(name)}` });
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
