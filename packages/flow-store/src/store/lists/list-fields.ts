import { type RawBuilder, sql } from 'kysely';

type FieldValue = string | number;

interface FieldColumn<Column extends string = string> {
  column: Column;
  type: 'string' | 'number';
  /** An absent value is filtered and ordered as an empty string. */
  isOptional?: boolean;
}

/** The columns of the fields that a list can be filtered and ordered by. */
export type FieldColumns<Field extends string, Column extends string = string> = Readonly<
  Record<Field, FieldColumn<Column>>
>;

/** A record in SQL, with the columns of its fields among others. */
type Columns = Readonly<Record<string, unknown>>;

/** Access to the fields of a resource, for lists. */
export interface ListFields<Field extends string> {
  /** The field as a SQL expression for comparison and order. */
  expression(field: Field): RawBuilder<FieldValue>;
  /** The value of `expression` for a record. */
  valueOf(record: object, field: Field): FieldValue;
  /** @returns the value in the type of the field's column. */
  toValue(field: Field, value: FieldValue): FieldValue;
  isValue(field: Field, value: unknown): value is FieldValue;
}

export function createListFields<Field extends string>(columns: FieldColumns<Field>): ListFields<Field> {
  return {
    expression(field) {
      const { column, type, isOptional } = columns[field];
      const reference = sql.ref<FieldValue>(column);
      if (!isOptional) return reference;
      return type === 'number' ? sql`coalesce(${reference}, 0)` : sql`coalesce(${reference}, '')`;
    },
    valueOf(record, field) {
      const { column, type } = columns[field];
      const value = (record as Columns)[column];
      return type === 'number' ? Number(value ?? 0) : String(value ?? '');
    },
    toValue(field, value) {
      if (columns[field].type === 'string') return String(value);
      const number = Number(value);
      if (!Number.isFinite(number))
        throw new RangeError(`${field} is a number and cannot be compared with '${value}'.`);
      return number;
    },
    isValue(field, value): value is FieldValue {
      return columns[field].type === 'number' ? Number.isSafeInteger(value) : typeof value === 'string';
    },
  };
}
