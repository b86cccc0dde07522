import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import type { ResultColumn } from '../tokens.ts';
import { encodeValue, type SqlValue } from '../value-encoding.ts';
import { packVariant, type TdsVariant, unpackVariant } from '../variant.ts';
import { type CatalogTable, describeTables, type TdsTable, toCatalogTable } from './catalog.ts';
import { compileSelect } from './compile-select.ts';
import { convertValue } from './convert-value.ts';
import { registerPermissions } from './permissions.ts';
import { quoteName } from './scope.ts';
import { familyOf, type SqlType } from './sql-type.ts';
import { describeObjects } from './system-views.ts';
import type { SqlToken } from './tokenize.ts';

/** The definition of a database. */
export interface TdsDatabase {
  name: string;
  tables?: readonly TdsTable[];
  /** Tables (`schema.name`) that are visible but unreadable, as with VIEW DEFINITION but no SELECT permission. */
  unreadable?: readonly string[];
  /** Views (`schema.name`) on a table that was dropped. */
  brokenViews?: readonly string[];
  /** Tables (`schema.name`) whose reads fail with this error number and message. */
  failing?: Readonly<Record<string, number | readonly [number: number, text: string]>>;
  /** Columns (`schema.table.column`) on which the login has UNMASK, or `*` for the whole database. */
  unmasked?: readonly string[];
}

/** A parameter of sp_executesql. */
export interface Parameter {
  /** Includes the `@`. */
  name: string;
  type: SqlType;
  value: SqlValue;
}

/** The result of a SELECT. Rows are read on demand. */
interface SelectResult {
  columns: readonly ResultColumn[];
  order: readonly number[];
  /** `schema.name` of each table that the query reads, in lower case. */
  tables: readonly string[];
  rows: Iterable<readonly SqlValue[]>;
}

/** A database that answers T-SQL. */
export interface SqlDatabase {
  readonly name: string;
  /** @throws SqlError if the database refuses or does not support the statement */
  select(tokens: readonly SqlToken[], parameters: readonly Parameter[]): SelectResult;
  close(): void;
}

/**
 * Creates a database in memory.
 *
 * @throws RangeError for a value that its column's type cannot hold
 */
export function createSqlDatabase({
  name,
  tables = [],
  unreadable = [],
  brokenViews = [],
  failing = {},
  unmasked = [],
}: TdsDatabase): SqlDatabase {
  const sqlite = new DatabaseSync(':memory:');
  const visible = new Set(unmasked.map((column) => column.toLowerCase()));
  const isUnmasked = (column: string) => visible.has('*') || visible.has(column.toLowerCase());
  registerFunctions(sqlite);
  registerPermissions(sqlite, isUnmasked);
  const catalog = new Map<string, CatalogTable>();
  for (const table of [...tables, ...describeTables(name, tables), ...describeObjects(tables)]) {
    const entry = toCatalogTable(table, (column) =>
      isUnmasked(`${table.schema ?? 'dbo'}.${table.name}.${column}`),
    );
    catalog.set(keyOf(entry), entry);
    fillTable(sqlite, entry, table.rows);
  }
  const denied = new Set(unreadable.map((table) => table.toLowerCase()));
  const broken = new Set(brokenViews.map((view) => view.toLowerCase()));

  function findTable(parts: readonly string[]): CatalogTable {
    const [table = '', schema = 'dbo'] = parts.toReversed();
    const entry = catalog.get(`${schema}.${table}`.toLowerCase());
    if (entry === undefined) throw new SqlError(SERVER_ERRORS.unknownObject(parts.join('.')));
    if (denied.has(keyOf(entry))) {
      throw new SqlError(SERVER_ERRORS.selectDenied(entry.name, name, entry.schema));
    }
    if (broken.has(keyOf(entry))) {
      throw new SqlError(SERVER_ERRORS.unknownObject('dbo.gone'), SERVER_ERRORS.brokenView(entry.name));
    }
    const error = failing[keyOf(entry)];
    if (error !== undefined)
      throw new SqlError(
        typeof error === 'number' ? SERVER_ERRORS.other(error) : SERVER_ERRORS.other(...error),
      );
    return entry;
  }

  /** A statement that SQLite cannot run either is refused as unsupported. */
  function prepare(sql: string): StatementSync {
    try {
      return sqlite.prepare(sql);
    } catch (error) {
      throw new SqlError(SERVER_ERRORS.unsupported(`SELECT: ${error instanceof Error ? error.message : ''}`));
    }
  }

  return {
    name,
    select(tokens, parameters) {
      const types = new Map(parameters.map(({ name: key, type }) => [key.toLowerCase(), type]));
      const compiled = compileSelect(tokens, { database: name, parameters: types, findTable });
      const statement = prepare(compiled.sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      statement.setAllowUnknownNamedParameters(true);
      const values = parameters.map(({ name: key, value }) => [key.toLowerCase(), value]);
      // With arrays requested, the rows are not the objects that the type declares.
      const rows = statement.iterate(Object.fromEntries(values)) as unknown as Iterable<SQLOutputValue[]>;
      return { columns: compiled.columns, order: compiled.order, tables: compiled.tables.map(keyOf), rows };
    },
    close: () => sqlite.close(),
  };
}

function keyOf({ schema, name }: CatalogTable): string {
  return `${schema}.${name}`.toLowerCase();
}

/** Columns have no type in SQLite, so that it stores values unchanged. */
function fillTable(sqlite: DatabaseSync, table: CatalogTable, rows: TdsTable['rows']): void {
  const target = quoteName(`${table.schema}.${table.name}`);
  sqlite.exec(`CREATE TABLE ${target} (${table.columns.map(({ name }) => quoteName(name)).join(', ')})`);
  const insert = sqlite.prepare(`INSERT INTO ${target} VALUES (${table.columns.map(() => '?').join(', ')})`);
  for (const row of rows) {
    insert.run(...table.columns.map(({ type }, index) => toStored(type, row[index] ?? null)));
  }
}

function toStored(type: SqlType, value: SqlValue | boolean | TdsVariant): SqlValue {
  if (isVariant(value)) return packVariant(value);
  if (typeof value === 'boolean') {
    if (type.name !== 'bit') throw new RangeError('Only a bit is true or false.');
    return BigInt(value);
  }
  const stored = familyOf(type) === 'integer' && typeof value === 'number' ? BigInt(value) : value;
  if (value !== null && type.name === 'sql_variant') throw new RangeError('A variant has a base type.');
  if (familyOf(type) !== 'clr') encodeValue(type, stored);
  return stored;
}

function isVariant(value: SqlValue | boolean | TdsVariant): value is TdsVariant {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function registerFunctions(sqlite: DatabaseSync): void {
  const options = { deterministic: true, useBigIntArguments: true };
  sqlite.function('tsql_fold', options, (value) =>
    value === null ? null : String(value).replace(/ +$/, '').toLowerCase(),
  );
  sqlite.function('tsql_substring', options, (value, start, length) => {
    if (value === null) return null;
    if (Number(length) < 0) throw new SqlError(SERVER_ERRORS.negativeLength());
    // Positions before the start count toward the length, although they hold no characters.
    const from = Math.max(Number(start) - 1, 0);
    const to = Math.max(Number(start) - 1 + Number(length), 0);
    return value instanceof Uint8Array ? value.slice(from, to) : String(value).slice(from, to);
  });
  sqlite.function('tsql_base_type', options, (value) => {
    if (value === null) return null;
    return packVariant({ type: 'nvarchar(128)', value: unpackVariant(String(value)).type.name });
  });
  // biome-ignore lint/complexity/useMaxParams: SQL defines the arguments
  sqlite.function('tsql_convert', options, (value, from, to, style) => {
    return convertValue(value, {
      from: JSON.parse(String(from)),
      to: JSON.parse(String(to)),
      style: Number(style),
    });
  });
}
