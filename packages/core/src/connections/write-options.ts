/** Options for writes to a target. */
export interface WriteOptions {
  /** Confirms a write to a production sandbox. @default false */
  yesProduction?: boolean | undefined;
  /** If `false`, errors of the linter do not stop the write. @default true */
  lint?: boolean | undefined;
}

/** Options for changing and deleting stored connections. */
export interface ConfirmOptions {
  /** Name of the connection, or its id if it has no name. Required if the catalog does not know its source. */
  confirmName?: string | undefined;
}
