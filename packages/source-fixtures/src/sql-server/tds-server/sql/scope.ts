import type { CatalogTable, ColumnMask } from './catalog.ts';
import type { SqlType } from './sql-type.ts';

/** An expression in SQLite's dialect. A condition has no type because T-SQL has no booleans. */
export interface Expression {
  sql: string;
  type: SqlType | undefined;
  /** The column name, if the expression is a column. */
  name?: string;
  isNullable?: boolean;
  /** The expression is an aggregate over all rows. */
  isAggregate?: boolean;
  /** The column uses Always Encrypted. */
  isEncrypted?: boolean;
  /** The mask to apply when the value is in a result. */
  mask?: ColumnMask | undefined;
}

/** An expression with a value. */
export type ValueExpression = Expression & { type: SqlType };

/** A table in FROM, under the name that qualifies its columns. */
export interface NamedTable {
  alias: string;
  table: CatalogTable;
}

/** The names that are visible to an expression. */
export interface Scope {
  database: string;
  tables: readonly NamedTable[];
  /** Declared types by lower-case name, including the `@`. */
  parameters: ReadonlyMap<string, SqlType>;
}

/** Quotes a name for SQLite. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Normalizes a string for comparison, which ignores case and trailing spaces. */
export function foldText(sql: string): string {
  return `tsql_fold(${sql})`;
}

/** Writes a string as an SQLite literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
