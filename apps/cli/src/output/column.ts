/** One column of a table: its header, and what it shows of a row. */
export interface Column<Row> {
  header: string;
  value: (row: Row) => unknown;
  /** Whether it is copied from, and so narrowed only once the other columns cannot be narrowed any more. */
  isKey?: boolean;
  /** Whether a string that is too wide goes on below itself instead of being cut. */
  isWrapped?: boolean;
  /** Whether it is never cut, as an id that is good for nothing without its end. */
  isWhole?: boolean;
  /** Whether it is left out where the line has no room for it. */
  isOptional?: boolean;
}
