import type { LakeColumn } from '../lake-column.ts';
import type { FailureCount, LakePart, RecordCounts } from '../staged-batch.ts';

/** A batch that readers see, as the log of its dataset records it. */
export interface LakeCommit {
  dataset: string;
  batch: string;
  parts: readonly LakePart[];
  counts: RecordCounts;
  failures: readonly FailureCount[];
  columns: readonly LakeColumn[];
  /** The window of the run: changed after `from`, at or before `to`, in epoch milliseconds. */
  window?: { from?: number; to: number };
  /** Who wrote it, for example the id of a run. */
  writer: string;
  /** Epoch milliseconds. */
  committedAt: number;
}

/** A commit with its place in the log. */
export interface LoggedCommit extends LakeCommit {
  /** From 1, without gaps. */
  number: number;
}
