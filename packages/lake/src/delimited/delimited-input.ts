/** How delimited files are written. Quotes are `"`, and a quote within quotes is doubled. */
export interface DelimitedFormat {
  /** One character. @default a comma */
  delimiter?: string;
  /** @default UTF-8 */
  encoding?: 'UTF-8' | 'ISO-8859-1';
}

/** Delimited files, each with a header. */
export interface DelimitedInput extends DelimitedFormat {
  format: 'delimited';
  /** Local files in the folder of the lake, in the order of their records. */
  files: readonly StagedInput[];
}

/** A file that was copied to the staging folder. */
export interface StagedInput {
  /** Local path. */
  path: string;
  /** Its name at the source, for messages and failed records. */
  name: string;
}
