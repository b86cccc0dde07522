/** Name of the format, and the version that this code writes and reads. */
export const FORMAT = 'headwater-snapshot';
export const FORMAT_VERSION = 1;

/**
 * A snapshot is a gzipped text of JSON lines: a header, a line for each row, and a trailer that seals them. It holds what the
 * database holds, so secrets only as they are sealed, and never a master key.
 */
export interface SnapshotHeader {
  format: typeof FORMAT;
  version: number;
  /** Epoch milliseconds. */
  createdAt: number;
  /** The last change of the schema that the rows are of. */
  schema: string;
}

/** A row of a table; bytes are `{ base64 }`. */
export interface SnapshotRow {
  table: string;
  row: Readonly<Record<string, unknown>>;
}

export interface SnapshotTrailer {
  /** Rows of each table. */
  counts: Readonly<Record<string, number>>;
  /** Which master keys open the secrets. */
  masterKeyIds: readonly string[];
  /** The organization of the service's own client. */
  organization?: string;
  /** SHA-256 in hexadecimal of all lines before, with their ends. */
  sha256: string;
}

/** What can be told of a snapshot without a database. */
export interface SnapshotManifest extends Omit<SnapshotHeader, 'format'>, SnapshotTrailer {}
