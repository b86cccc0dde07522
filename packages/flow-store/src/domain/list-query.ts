/**
 * One condition of a list. Conditions are joined by AND, the values of one by OR (`!=`: by AND NOT). An absent field
 * counts as an empty string. Strings are compared by code point.
 */
export interface FieldCondition<Field extends string> {
  field: Field;
  operator: '==' | '!=' | '<' | '<=' | '>' | '>=';
  /** At least one value. */
  values: readonly (string | number)[];
}

export interface FieldOrder<Field extends string> {
  field: Field;
  direction: 'ascending' | 'descending';
}

/** A page of a list, for the rows of any resource. */
export interface PageQuery<Field extends string> {
  conditions: readonly FieldCondition<Field>[];
  /** Substring of the name, case-insensitive. @default any name */
  nameContains?: string;
  /** Ties are broken by id, in the same direction. @default createdAt, descending */
  order?: FieldOrder<Field>;
  /** Number of rows per page, 1 or more. */
  limit: number;
  /** Number of rows to skip. @default 0 */
  offset?: number;
  /** Opaque cursor of the previous page, in the same order. */
  after?: string;
}

export interface Page<Row> {
  rows: readonly Row[];
  /** Cursor of the next page; absent on the last page. URL-safe, without `=` and `&`. */
  next?: string;
}
