/** What writes to a target take. */
export interface WriteOptions {
  /** An explicit yes to writing into a production sandbox. @default false */
  yesProduction?: boolean | undefined;
  /** With `false`, what the linter calls an error no longer stops the write. @default true */
  lint?: boolean | undefined;
}
