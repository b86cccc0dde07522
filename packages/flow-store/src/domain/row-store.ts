/** A row in the form of the database. */
export interface StoredRow {
  table: string;
  row: Readonly<Record<string, unknown>>;
}

/** Everything stored, across organizations: for snapshots. */
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
   * Replaces everything stored with the rows, or changes nothing if that fails.
   * @param rows Starts over each time it is called.
   * @returns false if existing rows may not be replaced; nothing was changed then.
   */
  putAll(rows: () => AsyncIterable<StoredRow>, options: { mayReplace: boolean }): Promise<boolean>;
}
