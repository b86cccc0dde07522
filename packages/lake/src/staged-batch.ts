/** The outcomes of the records of a batch, in the platform's nouns. */
export interface RecordCounts {
  received: number;
  ingested: number;
  failed: number;
  skipped: number;
  deleted: number;
}

/** Records that failed for one reason. */
export interface FailureCount {
  /** `INGEST-1401-400` for a value or a record that cannot be read, `INGEST-1555-400` for a missing value. */
  code: string;
  message: string;
  count: number;
}

/** A file of converted records. */
export interface LakePart {
  /** Name of the file, unique in its dataset. */
  name: string;
  rows: number;
  bytes: number;
}

/** A converted batch that no reader sees yet. */
export interface StagedBatch {
  dataset: string;
  batch: string;
  parts: readonly LakePart[];
  counts: RecordCounts;
  failures: readonly FailureCount[];
  /** Columns of the files that the dataset does not declare; their values are not ingested. */
  ignoredColumns: readonly string[];
}
