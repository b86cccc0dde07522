import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type {
  Condition,
  ConnectionField,
  ConnectionOrder,
  ListQuery,
  RowPage,
} from '../../domain/connection-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { ConnectionRecord } from '../database/tables.ts';
import { fieldExpression, fieldValue, toFieldValue } from './connection-fields.ts';
import { fromConnectionRecord } from './connection-record.ts';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { toIntegerComparison } from './integer-comparison.ts';
import type { ScopedConnections, SelectConnections } from './scoped-connections.ts';

const NEWEST_FIRST: ConnectionOrder = { field: 'createdAt', direction: 'descending' };

/** Selects the rows of a page, and one more if another page follows. */
export function selectPage(
  connections: ScopedConnections,
  { conditions, nameContains = '', order = NEWEST_FIRST, limit, offset = 0, after }: ListQuery,
  containsText: SqlAccess['containsText'],
): SelectConnections<ConnectionRecord> {
  let select = selectMatching(connections, conditions);
  if (nameContains !== '') select = select.where(containsText(fieldExpression('name'), nameContains));
  if (after !== undefined) select = select.where(isBeyond(connections, order, decodeCursor(after, order)));
  for (const key of orderKeys(order)) {
    select = select.orderBy(key, order.direction === 'ascending' ? 'asc' : 'desc');
  }
  const page = select.selectAll().limit(limit + 1);
  return offset === 0 ? page : page.offset(offset);
}

/** @param records The result of `selectPage` for the same query. */
export function toPage(
  records: readonly ConnectionRecord[],
  { order = NEWEST_FIRST, limit }: ListQuery,
): RowPage {
  const shown = records.slice(0, limit);
  const last = shown.at(-1);
  const rows = shown.map(fromConnectionRecord);
  if (records.length <= limit || last === undefined) return { rows };
  return { rows, next: encodeCursor(order, { value: fieldValue(last, order.field), id: last.id }) };
}

export function selectMatching(
  connections: ScopedConnections,
  conditions: readonly Condition[],
): SelectConnections<object> {
  let select = connections.select();
  for (const condition of conditions) select = select.where(matches(condition));
  return select;
}

function matches({ field, operator, values }: Condition): RawBuilder<SqlBool> {
  const left = fieldExpression(field);
  const right = values.flatMap((value) => toComparable(operator, toFieldValue(field, value)));
  if (right.length === 0) return operator === '!=' ? sql`1 = 1` : sql`1 = 0`;
  if (operator === '==') return sql`${left} in (${sql.join(right)})`;
  if (operator === '!=') return sql`${left} not in (${sql.join(right)})`;
  const comparisons = right.map((value) => sql`${left} ${sql.raw(operator)} ${value}`);
  return sql`(${sql.join(comparisons, sql` or `)})`;
}

function toComparable(operator: Condition['operator'], value: string | number): readonly (string | number)[] {
  return typeof value === 'number' ? toIntegerComparison(operator, value) : [value];
}

/** Compares all keys at once as a row value, so that an index on them can be used. */
function isBeyond(
  connections: ScopedConnections,
  order: ConnectionOrder,
  { value, isBeginning, id }: Position,
): RawBuilder<SqlBool> {
  const whole = isBeginning ? wholeValue(connections, order, { value, id }) : value;
  const position = order.field === 'id' ? [id] : [whole, id];
  const beyond = sql.raw(order.direction === 'ascending' ? '>' : '<');
  return sql`(${sql.join(orderKeys(order))}) ${beyond} (${sql.join(position)})`;
}

/**
 * The full value behind a truncated cursor value. If the connection was deleted or its value changed, this is a value
 * before all following rows; some rows may be repeated, but none is omitted.
 */
function wholeValue(
  connections: ScopedConnections,
  { field, direction }: ConnectionOrder,
  { value, id }: Position,
): RawBuilder<string> {
  const beginning = String(value);
  const expression = fieldExpression(field);
  const stored = connections
    .select()
    .where('id', '=', id)
    .where(sql<SqlBool>`substr(${expression}, 1, ${sql.lit(Array.from(beginning).length)}) = ${beginning}`)
    .select(expression.as('value'));
  return sql`coalesce(${stored}, ${direction === 'ascending' ? beginning : `${beginning}\u{10ffff}`})`;
}

function orderKeys({ field }: ConnectionOrder): RawBuilder<unknown>[] {
  const fields: ConnectionField[] = field === 'id' ? ['id'] : [field, 'id'];
  return fields.map(fieldExpression);
}
