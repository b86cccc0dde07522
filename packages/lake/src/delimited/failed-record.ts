/** A record that failed, with its place at the source. */
export interface FailedRecord {
  file: string;
  /** Number of its first line, from 1. */
  line: number;
  /** The column of the first value that failed; empty if the record as a whole cannot be read. */
  column: string;
  code: string;
  message: string;
  /** The text of the record. */
  text: string;
}
