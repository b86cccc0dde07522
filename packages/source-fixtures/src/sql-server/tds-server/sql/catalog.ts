import type { SqlValue } from '../value-encoding.ts';
import type { TdsVariant } from '../variant.ts';
import { readSqlType, type SqlType } from './sql-type.ts';

/** The definition of a column. */
export interface TdsColumn {
  name: string;
  /** The declared type, for example `decimal(18,4)`. */
  type: string;
  /** @default true */
  isNullable?: boolean;
  /** A column with Always Encrypted: its values are bytes, and expressions cannot use it. */
  isEncrypted?: boolean;
  /** Dynamic data masking: the function that hides values from logins without UNMASK. */
  mask?: ColumnMask;
}

/** A masking function. */
export type ColumnMask = 'default' | 'email';

/** The definition of a table or view, with its rows. */
export interface TdsTable {
  /** @default 'dbo' */
  schema?: string;
  name: string;
  /** @default false */
  isView?: boolean;
  columns: readonly TdsColumn[];
  /**
   * Values in column order. Exact numbers, dates and GUIDs are strings; CLR types are in the form of their
   * ToString().
   */
  rows: readonly (readonly (SqlValue | boolean | TdsVariant)[])[];
}

/** The engine's form of a column. */
interface CatalogColumn {
  name: string;
  type: SqlType;
  isNullable: boolean;
  isEncrypted: boolean;
  /** The mask that applies to this login. */
  mask?: ColumnMask;
}

/** The engine's form of a table. */
export interface CatalogTable {
  schema: string;
  name: string;
  columns: readonly CatalogColumn[];
}

const NAME = 'nvarchar(128)';

/** Parses the declared types of a table. */
export function toCatalogTable(
  { schema = 'dbo', name, columns }: TdsTable,
  isUnmasked: (column: string) => boolean,
): CatalogTable {
  const read = columns.map(({ name: column, type, isNullable = true, isEncrypted = false, mask }) => ({
    name: column,
    // A client without keys receives the stored bytes.
    type: readSqlType(isEncrypted ? 'varbinary(8000)' : type),
    isNullable,
    isEncrypted,
    ...(mask === undefined || isUnmasked(column) ? {} : { mask }),
  }));
  return { schema, name, columns: read };
}

/** INFORMATION_SCHEMA.TABLES and COLUMNS for the given tables. */
export function describeTables(database: string, tables: readonly TdsTable[]): TdsTable[] {
  return [
    {
      schema: 'INFORMATION_SCHEMA',
      name: 'TABLES',
      isView: true,
      columns: [
        { name: 'TABLE_CATALOG', type: NAME },
        { name: 'TABLE_SCHEMA', type: NAME },
        { name: 'TABLE_NAME', type: NAME, isNullable: false },
        { name: 'TABLE_TYPE', type: 'varchar(10)' },
      ],
      rows: tables.map(({ schema = 'dbo', name, isView }) => [
        database,
        schema,
        name,
        isView ? 'VIEW' : 'BASE TABLE',
      ]),
    },
    {
      schema: 'INFORMATION_SCHEMA',
      name: 'COLUMNS',
      isView: true,
      columns: [
        { name: 'TABLE_CATALOG', type: NAME },
        { name: 'TABLE_SCHEMA', type: NAME },
        { name: 'TABLE_NAME', type: NAME, isNullable: false },
        { name: 'COLUMN_NAME', type: NAME },
        { name: 'ORDINAL_POSITION', type: 'int' },
        { name: 'IS_NULLABLE', type: 'varchar(3)' },
        { name: 'DATA_TYPE', type: NAME },
        { name: 'CHARACTER_MAXIMUM_LENGTH', type: 'int' },
        { name: 'NUMERIC_PRECISION', type: 'tinyint' },
        { name: 'NUMERIC_SCALE', type: 'int' },
        { name: 'DATETIME_PRECISION', type: 'smallint' },
      ],
      rows: tables.flatMap((table) => describeColumns(database, table)),
    },
  ];
}

function describeColumns(database: string, table: TdsTable): SqlValue[][] {
  const { schema = 'dbo', name } = table;
  const columns = table.columns.map((column) => ({
    isNullable: true,
    ...column,
    type: readSqlType(column.type),
  }));
  return columns.map(({ name: column, type, isNullable }, index) => [
    database,
    schema,
    name,
    column,
    BigInt(index + 1),
    isNullable ? 'YES' : 'NO',
    type.name,
    lengthOf(type),
    precisionOf(type),
    scaleOf(type),
    secondsScaleOf(type),
  ]);
}

function lengthOf({ name, length }: SqlType): bigint | null {
  if (length === 'max') return -1n;
  if (name === 'timestamp') return null;
  if (name === 'hierarchyid') return 892n;
  if (name === 'geometry' || name === 'geography') return -1n;
  if (length !== undefined) return BigInt(length);
  if (name === 'text' || name === 'image') return 2_147_483_647n;
  return name === 'ntext' ? 1_073_741_823n : null;
}

function precisionOf({ name, precision }: SqlType): bigint | null {
  const digits = { tinyint: 3n, smallint: 5n, int: 10n, bigint: 19n, real: 24n, float: 53n } as const;
  if (Object.hasOwn(digits, name)) return digits[name as keyof typeof digits];
  return precision === undefined ? null : BigInt(precision);
}

function scaleOf({ name, precision, scale = 0 }: SqlType): bigint | null {
  if (precision !== undefined) return BigInt(scale);
  return ['tinyint', 'smallint', 'int', 'bigint'].includes(name) ? 0n : null;
}

function secondsScaleOf({ name, precision, scale }: SqlType): bigint | null {
  if (name === 'datetime') return 3n;
  if (name === 'date' || name === 'smalldatetime') return 0n;
  return precision === undefined && scale !== undefined ? BigInt(scale) : null;
}
