import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import type { ResultColumn } from '../tokens.ts';
import type { CatalogTable } from './catalog.ts';
import { compileExpression, compileValue } from './expression.ts';
import { maskValue } from './mask-value.ts';
import { foldText, type NamedTable, quoteName, type Scope, type ValueExpression } from './scope.ts';
import { familyOf, type SqlType } from './sql-type.ts';
import { createTokenCursor, type TokenCursor } from './token-cursor.ts';
import type { SqlToken } from './tokenize.ts';

/** A SELECT in SQLite's dialect, with the metadata of its result. */
export interface CompiledSelect {
  sql: string;
  columns: readonly ResultColumn[];
  /** Numbers of the sort columns, from 1. */
  order: readonly number[];
  tables: readonly CatalogTable[];
}

/** The names that a SELECT may refer to. */
export interface SelectContext {
  database: string;
  parameters: ReadonlyMap<string, SqlType>;
  /**
   * @param parts The name as written: `[database, schema, table]` or its last parts.
   * @throws SqlError if the table does not exist or may not be read
   */
  findTable(parts: readonly string[]): CatalogTable;
}

/** Translates `SELECT [TOP (n)] … FROM … [JOIN …] [WHERE …] [ORDER BY …]`; refuses the rest. */
export function compileSelect(tokens: readonly SqlToken[], context: SelectContext): CompiledSelect {
  const cursor = createTokenCursor(tokens);
  cursor.expect('SELECT');
  const scope = { ...context, tables: [] as NamedTable[] };
  const limit = cursor.accept('TOP') ? compileTop(cursor, scope) : undefined;
  // Columns depend on FROM, which follows them in the statement.
  const start = cursor.position;
  const from = moveToFrom(cursor) ? compileFrom(cursor, context, scope) : '';
  const end = cursor.position;
  cursor.moveTo(start);
  const items = compileItems(cursor, scope);
  if (from !== '') cursor.moveTo(end);
  const where = cursor.accept('WHERE') ? ` WHERE ${condition(cursor, scope)}` : '';
  const sorted = acceptOrderBy(cursor) ? compileOrder(cursor, scope, items) : [];
  if (cursor.peek().kind !== 'end') throw cursor.unexpected();
  const order = sorted.length === 0 ? '' : ` ORDER BY ${sorted.map(({ sql }) => sql).join(', ')}`;
  const list = items.map(maskValue).join(', ');
  return {
    sql: `SELECT ${list}${from}${where}${order}${limit === undefined ? '' : ` LIMIT ${limit}`}`,
    columns: items.map(({ name = '', type, isNullable = false }) => ({ name, type, isNullable })),
    order: sorted.map(({ column }) => column).filter((column) => column > 0),
    tables: scope.tables.map(({ table }) => table),
  };
}

function compileTop(cursor: TokenCursor, scope: Scope): string {
  const { sql, type } = compileValue(cursor, scope);
  if (familyOf(type) !== 'integer') throw cursor.unexpected();
  if (sql.includes('-')) throw new SqlError(SERVER_ERRORS.negativeTop());
  return sql;
}

function moveToFrom(cursor: TokenCursor): boolean {
  for (let depth = 0; cursor.peek().kind !== 'end'; ) {
    if (depth === 0 && cursor.accept('FROM')) return true;
    const { kind, text } = cursor.next();
    if (kind === 'symbol') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
  }
  return false;
}

function compileFrom(
  cursor: TokenCursor,
  context: SelectContext,
  scope: { tables: NamedTable[] } & Scope,
): string {
  let sql = ` FROM ${compileTable(cursor, context, scope)}`;
  for (let join = acceptJoin(cursor); join !== undefined; join = acceptJoin(cursor)) {
    const table = compileTable(cursor, context, scope);
    cursor.expect('ON');
    sql += ` ${join} ${table} ON ${condition(cursor, scope)}`;
  }
  return sql;
}

function acceptJoin(cursor: TokenCursor): string | undefined {
  if (cursor.accept('JOIN')) return 'JOIN';
  if (cursor.accept('INNER')) {
    cursor.expect('JOIN');
    return 'JOIN';
  }
  if (!cursor.accept('LEFT')) return undefined;
  cursor.accept('OUTER');
  cursor.expect('JOIN');
  return 'LEFT JOIN';
}

function compileTable(cursor: TokenCursor, context: SelectContext, scope: { tables: NamedTable[] }): string {
  const parts = [readName(cursor)];
  while (cursor.accept('.')) parts.push(readName(cursor));
  const database = parts.at(-3);
  if (parts.length > 3 || (database && database.toLowerCase() !== context.database.toLowerCase())) {
    throw new SqlError(SERVER_ERRORS.otherServer(parts.join('.')));
  }
  const table = context.findTable(parts);
  const hasAs = cursor.accept('AS');
  const alias = hasAs || isAlias(cursor) ? readName(cursor) : table.name;
  scope.tables.push({ alias, table });
  return `${quoteName(`${table.schema}.${table.name}`)} AS ${quoteName(alias)}`;
}

const CLAUSES = new Set([
  'FROM',
  'WHERE',
  'GROUP',
  'ORDER',
  'JOIN',
  'INNER',
  'LEFT',
  'ON',
  'AS',
  'HAVING',
  'UNION',
]);

function isAlias(cursor: TokenCursor): boolean {
  const { kind, text } = cursor.peek();
  return kind === 'quoted' || (kind === 'word' && !CLAUSES.has(text.toUpperCase()));
}

function readName(cursor: TokenCursor): string {
  const { kind } = cursor.peek();
  if (kind !== 'word' && kind !== 'quoted') throw cursor.unexpected();
  return cursor.next().text;
}

function compileItems(cursor: TokenCursor, scope: Scope): ValueExpression[] {
  const items: ValueExpression[] = [];
  do {
    if (cursor.accept('*')) items.push(...scope.tables.flatMap(expandTable));
    else items.push(compileItem(cursor, scope));
  } while (cursor.accept(','));
  if (scope.tables.length > 0 && !cursor.accept('FROM')) throw cursor.unexpected();
  if (items.length === 0) throw cursor.unexpected();
  const aggregates = items.filter(({ isAggregate = false }) => isAggregate);
  if (aggregates.length > 0 && aggregates.length < items.length)
    throw new SqlError(SERVER_ERRORS.unsupported('COUNT beside other columns'));
  return items;
}

function compileItem(cursor: TokenCursor, scope: Scope): ValueExpression {
  const item = compileValue(cursor, scope);
  return cursor.accept('AS') || isAlias(cursor) ? { ...item, name: readName(cursor) } : item;
}

function expandTable({ alias, table }: NamedTable): ValueExpression[] {
  return table.columns.map(({ name, type, isNullable, mask }) => ({
    sql: `${quoteName(alias)}.${quoteName(name)}`,
    type,
    name,
    isNullable,
    mask,
  }));
}

function condition(cursor: TokenCursor, scope: Scope): string {
  const { sql, type } = compileExpression(cursor, scope);
  if (type) throw cursor.unexpected();
  return sql;
}

function acceptOrderBy(cursor: TokenCursor): boolean {
  if (!cursor.accept('ORDER')) return false;
  cursor.expect('BY');
  return true;
}

function compileOrder(
  cursor: TokenCursor,
  scope: Scope,
  items: readonly ValueExpression[],
): { sql: string; column: number }[] {
  const sorted: { sql: string; column: number }[] = [];
  do {
    const { sql, type } = compileValue(cursor, scope);
    const family = familyOf(type);
    if (!['integer', 'approximate', 'text'].includes(family)) {
      throw new SqlError(SERVER_ERRORS.unsupported(`ORDER BY of ${type.name}`));
    }
    const direction = cursor.accept('DESC') ? ' DESC' : '';
    if (direction === '') cursor.accept('ASC');
    sorted.push({
      sql: `${family === 'text' ? foldText(sql) : sql}${direction}`,
      column: items.findIndex((item) => item.sql === sql) + 1,
    });
  } while (cursor.accept(','));
  return sorted;
}
