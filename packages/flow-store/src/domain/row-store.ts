/** A row in the form of the database. */
export interface StoredRow {
  table: string;
  row: Readonly<Record<string, unknown>>;
}

/** All stored data, across organizations, for snapshots. */
export interface RowStore {
  /** Name of the latest migration. */
  readonly schema: string;
  /**
   * True if rows of a schema can be restored here: the same schema, or an older one that lacks only nullable columns.
   */
  canTake(schema: string): boolean;
  /** Yields every row of one consistent snapshot. */
  readAll<Result>(work: (rows: AsyncIterable<StoredRow>) => Promise<Result>): Promise<Result>;
  /**
   * Replaces all stored data with the rows, or changes nothing if that fails.
   * @param rows Starts from the beginning each time it is called.
   * @returns false if existing rows may not be replaced; then nothing was changed.
   */
  putAll(rows: () => AsyncIterable<StoredRow>, options: { mayReplace: boolean }): Promise<boolean>;
}
