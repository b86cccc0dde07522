/** One column of a table: its header, and its value for a row. */
export interface Column<Row> {
  header: string;
  value: (row: Row) => unknown;
  /** True for a column that people copy from: it is narrowed only when no other column can be. */
  isKey?: boolean;
  /** True if a long string wraps instead of being cut. */
  isWrapped?: boolean;
  /** True if the value is never cut; an id is useless without its end. */
  isWhole?: boolean;
  /** True if the column is dropped when the line has no room for it. */
  isOptional?: boolean;
}
