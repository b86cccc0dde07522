import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { FieldCondition, FieldOrder, Page, PageQuery } from '../../domain/list-query.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import { decodeCursor, encodeCursor, type Position } from './cursor.ts';
import { toIntegerComparison } from './integer-comparison.ts';
import type { ListFields } from './list-fields.ts';

/** The rows of one sandbox, from which a list selects. */
interface ListedRows<Database, Table extends keyof Database> {
  select(): SelectQueryBuilder<Database, Table, object>;
}

/** The queries of a list, for any resource. */
export interface ListQueries<Field extends string> {
  /** Selects the rows of a page, and one more if another page follows. */
  selectPage<Database, Table extends keyof Database>(
    rows: ListedRows<Database, Table>,
    query: PageQuery<Field>,
    containsText: SqlAccess['containsText'],
  ): SelectQueryBuilder<Database, Table, object>;
  selectMatching<Database, Table extends keyof Database>(
    rows: ListedRows<Database, Table>,
    conditions: readonly FieldCondition<Field>[],
  ): SelectQueryBuilder<Database, Table, object>;
  /** @param records The result of `selectPage` for the same query, with all columns. */
  toPage<Record extends { id: string }, Row>(
    records: readonly Record[],
    query: PageQuery<Field>,
    toRow: (record: Record) => Row,
  ): Page<Row>;
}

/** Fields that every list has. */
type CommonField = 'id' | 'name' | 'createdAt';

const NEWEST_FIRST: FieldOrder<CommonField> = { field: 'createdAt', direction: 'descending' };

export function createListQueries<Field extends string>(
  fields: ListFields<Field | CommonField>,
): ListQueries<Field> {
  const queries: ListQueries<Field> = {
    selectPage(rows, query, containsText) {
      const { conditions, nameContains = '', limit, offset = 0, after } = query;
      const order: FieldOrder<Field | CommonField> = query.order ?? NEWEST_FIRST;
      let select = queries.selectMatching(rows, conditions);
      if (nameContains !== '') select = select.where(containsText(fields.expression('name'), nameContains));
      if (after !== undefined)
        select = select.where(isBeyond({ rows, fields }, order, decodeCursor(after, order, fields)));
      for (const key of orderKeys(order, fields)) {
        select = select.orderBy(key, order.direction === 'ascending' ? 'asc' : 'desc');
      }
      const page = select.selectAll().limit(limit + 1);
      return offset === 0 ? page : page.offset(offset);
    },
    selectMatching(rows, conditions) {
      let select = rows.select();
      for (const condition of conditions) select = select.where(matches(condition, fields));
      return select;
    },
    toPage(records, { order, limit }, toRow) {
      const shown = records.slice(0, limit);
      const last = shown.at(-1);
      const rows = shown.map(toRow);
      if (records.length <= limit || last === undefined) return { rows };
      const by: FieldOrder<Field | CommonField> = order ?? NEWEST_FIRST;
      return { rows, next: encodeCursor(by, { value: fields.valueOf(last, by.field), id: last.id }) };
    },
  };
  return queries;
}

function matches<Field extends string>(
  { field, operator, values }: FieldCondition<Field>,
  fields: ListFields<Field>,
): RawBuilder<SqlBool> {
  const left = fields.expression(field);
  const right = values.flatMap((value) => toComparable(operator, fields.toValue(field, value)));
  if (right.length === 0) return operator === '!=' ? sql`1 = 1` : sql`1 = 0`;
  if (operator === '==') return sql`${left} in (${sql.join(right)})`;
  if (operator === '!=') return sql`${left} not in (${sql.join(right)})`;
  const comparisons = right.map((value) => sql`${left} ${sql.raw(operator)} ${value}`);
  return sql`(${sql.join(comparisons, sql` or `)})`;
}

function orderKeys<Field extends string>(
  { field }: FieldOrder<Field>,
  fields: ListFields<Field | CommonField>,
): RawBuilder<unknown>[] {
  const keys: (Field | CommonField)[] = field === 'id' ? ['id'] : [field, 'id'];
  return keys.map(fields.expression);
}

/** A list, with the fields of its rows. */
interface List<Database, Table extends keyof Database, Field extends string> {
  rows: ListedRows<Database, Table>;
  fields: ListFields<Field | CommonField>;
}

/** Compares all keys at once as a row value, so that an index on them can be used. */
function isBeyond<Database, Table extends keyof Database, Field extends string>(
  list: List<Database, Table, Field>,
  order: FieldOrder<Field | CommonField>,
  { value, isBeginning, id }: Position,
): RawBuilder<SqlBool> {
  const whole = isBeginning ? wholeValue(list, order, { value, id }) : value;
  const position = order.field === 'id' ? [id] : [whole, id];
  const beyond = sql.raw(order.direction === 'ascending' ? '>' : '<');
  return sql`(${sql.join(orderKeys(order, list.fields))}) ${beyond} (${sql.join(position)})`;
}

/**
 * The full value behind a truncated cursor value. If the row was deleted or its value changed, this is a value before
 * all following rows; some rows may be repeated, but none is omitted.
 */
function wholeValue<Database, Table extends keyof Database, Field extends string>(
  { rows, fields }: List<Database, Table, Field>,
  { field, direction }: FieldOrder<Field | CommonField>,
  { value, id }: Position,
): RawBuilder<string> {
  const beginning = String(value);
  const expression = fields.expression(field);
  const stored = rows
    .select()
    .where(sql<SqlBool>`id = ${id}`)
    .where(sql<SqlBool>`substr(${expression}, 1, ${sql.lit(Array.from(beginning).length)}) = ${beginning}`)
    .select(expression.as('value'));
  return sql`coalesce(${stored}, ${direction === 'ascending' ? beginning : `${beginning}\u{10ffff}`})`;
}

function toComparable(
  operator: FieldCondition<string>['operator'],
  value: string | number,
): readonly (string | number)[] {
  return typeof value === 'number' ? toIntegerComparison(operator, value) : [value];
}
