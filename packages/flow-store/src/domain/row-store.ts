/** A row as the database has it. */
export interface StoredRow {
  table: string;
  row: Readonly<Record<string, unknown>>;
}

/** Everything that is stored, across organizations: for snapshots. */
export interface RowStore {
  /** Name of the last change of the schema. */
  readonly schema: string;
  /** Whether rows of a schema can be put here: of this one, or of an older one that lacks only columns that may be empty. */
  canTake(schema: string): boolean;
  /** Gives every row, as all of them were at one moment. */
  readAll<Result>(work: (rows: AsyncIterable<StoredRow>) => Promise<Result>): Promise<Result>;
  /**
   * Puts rows in the place of all that is there, or does nothing when that fails.
   * @param rows Begins anew each time it is called.
   * @returns false when something is there that may not be replaced; then nothing was done.
   */
  putAll(rows: () => AsyncIterable<StoredRow>, options: { mayReplace: boolean }): Promise<boolean>;
}
