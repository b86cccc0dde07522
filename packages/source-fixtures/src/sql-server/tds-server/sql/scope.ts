import type { CatalogTable, ColumnMask } from './catalog.ts';
import type { SqlType } from './sql-type.ts';

/** An expression in SQLite's words; a condition has no type, since T-SQL has no booleans. */
export interface Expression {
  sql: string;
  type: SqlType | undefined;
  /** The name of the column that it is. */
  name?: string;
  isNullable?: boolean;
  /** Made of all rows. */
  isAggregate?: boolean;
  /** A column of Always Encrypted. */
  isEncrypted?: boolean;
  /** How the value is masked if a result has it. */
  mask?: ColumnMask | undefined;
}

/** An expression with a value. */
export type ValueExpression = Expression & { type: SqlType };

/** A table of FROM, under the name that columns may be qualified with. */
export interface NamedTable {
  alias: string;
  table: CatalogTable;
}

/** What names mean where an expression stands. */
export interface Scope {
  database: string;
  tables: readonly NamedTable[];
  /** Declared types by lower-case name, with the `@`. */
  parameters: ReadonlyMap<string, SqlType>;
}

/** Writes a name in SQLite's quotes. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Text as it is compared: without regard to case and to spaces at its end. */
export function foldText(sql: string): string {
  return `tsql_fold(${sql})`;
}

/** Writes text as a literal of SQLite. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
