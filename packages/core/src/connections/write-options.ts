/** What writes to a target take. */
export interface WriteOptions {
  /** An explicit yes to writing into a production sandbox. @default false */
  yesProduction?: boolean | undefined;
  /** With `false`, what the linter calls an error no longer stops the write. @default true */
  lint?: boolean | undefined;
}

/** What changes and deletes of stored connections take. */
export interface ConfirmOptions {
  /** Name of the connection, or its id where it has none; needed if the catalog does not know its source. */
  confirmName?: string | undefined;
}
