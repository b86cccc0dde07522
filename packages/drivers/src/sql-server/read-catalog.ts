import type { Connection } from 'tedious';
import type { Listing } from '../contract/contract.ts';
import { toTableListing } from '../listings/table-listing.ts';
import { type ObjectName, quoteObjectName, readObjectName, writeObjectPath } from './object-name.ts';
import { runQuery } from './run-query.ts';

/** A column in INFORMATION_SCHEMA. */
export interface ColumnRow {
  name: string;
  typeName: string;
  /** Characters or bytes; -1 for no limit. */
  length: number | null;
  precision: number | null;
  scale: number | null;
  timeScale: number | null;
  /** Whether the database masks its values for this login. */
  isMasked?: boolean;
}

/** Selects the tables to list. */
export interface TablePage {
  /** Path of the listing: empty, or a schema. */
  path: string;
  schema?: string | undefined;
  /** The last table of the previous page. */
  after?: ObjectName | undefined;
  maxEntries: number;
}

/** Lists a page of the tables and views of one schema, or of all schemas that the login may see. */
export async function listTables(
  connection: Connection,
  { path, schema, after, maxEntries }: TablePage,
): Promise<Listing> {
  const conditions = [
    ...(schema === undefined ? [] : ['TABLE_SCHEMA = @schema']),
    ...(after === undefined
      ? []
      : ['(TABLE_SCHEMA > @afterSchema OR (TABLE_SCHEMA = @afterSchema AND TABLE_NAME > @afterName))']),
  ];
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const rows = await runQuery(connection, {
    text: `SELECT TOP (${maxEntries + 1}) TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES${where} ORDER BY TABLE_SCHEMA, TABLE_NAME`,
    parameters: {
      ...(schema === undefined ? {} : { schema }),
      ...(after === undefined ? {} : { afterSchema: after.schema, afterName: after.name }),
    },
  });
  const paths = rows.map(([owner, table]) => writeObjectPath({ schema: String(owner), name: String(table) }));
  return toTableListing(paths, { path, maxEntries });
}

/** Reads the columns of a table or view from the catalog, without reading its rows. */
export async function readColumns(connection: Connection, table: ObjectName): Promise<ColumnRow[]> {
  const { schema, name } = table;
  const rows = await runQuery(connection, {
    text: 'SELECT COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = @schema AND TABLE_NAME = @name ORDER BY ORDINAL_POSITION',
    parameters: { schema, name },
  });
  if (rows.length === 0) return await readSystemColumns(connection, table);
  return rows.map(([column, type, length, precision, scale, timeScale]) => ({
    name: String(column),
    typeName: String(type).toLowerCase(),
    length: toNumber(length),
    precision: toNumber(precision),
    scale: toNumber(scale),
    timeScale: toNumber(timeScale),
  }));
}

/** The columns of the server's own views, such as sys.tables, which INFORMATION_SCHEMA omits. */
async function readSystemColumns(connection: Connection, { schema, name }: ObjectName): Promise<ColumnRow[]> {
  const rows = await runQuery(connection, {
    text: 'SELECT c.name, t.name, c.max_length, c.precision, c.scale FROM sys.all_columns c JOIN sys.all_objects o ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id LEFT JOIN sys.types t ON t.user_type_id = c.system_type_id WHERE s.name = @schema AND o.name = @name ORDER BY c.column_id',
    parameters: { schema, name },
  });
  return rows.map(([column, type, length, precision, scale]) => {
    const typeName = String(type ?? 'unknown').toLowerCase();
    const bytes = toNumber(length);
    const isWide = /^n(?:var)?char$/.test(typeName);
    return {
      name: String(column),
      typeName,
      length: isWide && bytes !== null && bytes > 0 ? bytes / 2 : bytes,
      precision: toNumber(precision),
      scale: toNumber(scale),
      timeScale: toNumber(scale),
    };
  });
}

/** Columns of Always Encrypted; none if the server does not support them. */
export async function findEncryptedColumns(
  connection: Connection,
  { schema, name }: ObjectName,
): Promise<ReadonlySet<string>> {
  const text =
    'SELECT c.name FROM sys.all_columns c JOIN sys.all_objects o ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = @schema AND o.name = @name AND c.encryption_type IS NOT NULL';
  const rows = await runQuery(connection, { text, parameters: { schema, name } }).catch(() => []);
  return new Set(rows.map(([column]) => String(column)));
}

/** Requests no rows, so that the server reports whether the table exists and may be read. */
export async function probeTable(connection: Connection, path: string): Promise<void> {
  const name = readObjectName(path);
  if (name) await runQuery(connection, { text: `SELECT TOP (0) * FROM ${quoteObjectName(name)}` });
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
