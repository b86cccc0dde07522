/** Name of the format, and its version. */
export const FORMAT = 'headwater-snapshot';
export const FORMAT_VERSION = 1;

/**
 * A snapshot is gzipped JSON lines: a header, one line per row, and a trailer with a checksum. It contains the data
 * of the database, so secrets are sealed, and never a master key.
 */
export interface SnapshotHeader {
  format: typeof FORMAT;
  version: number;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Name of the latest migration that the rows conform to. */
  schema: string;
}

/** A row of a table; bytes are `{ base64 }`. */
export interface SnapshotRow {
  table: string;
  row: Readonly<Record<string, unknown>>;
}

export interface SnapshotTrailer {
  /** Number of rows per table. */
  counts: Readonly<Record<string, number>>;
  /** The master keys that are needed to unseal the secrets. */
  masterKeyIds: readonly string[];
  /** The organization of the service's own client. */
  organization?: string;
  /** Hexadecimal SHA-256 of all lines before, including their line ends. */
  sha256: string;
}

/** Facts about a snapshot that can be read without a database. */
export interface SnapshotManifest extends Omit<SnapshotHeader, 'format'>, SnapshotTrailer {}
