import type { SourceFile } from '../files/choose-files.ts';
import type { RecordCounts } from '../metrics/counts.ts';
import type { Window } from '../schedule/due-window.ts';

/** A run of a flow over files, with everything it needs and nothing of HTTP or SQL. */
export interface FileRunTask<File extends SourceFile, Staged extends StagedOutput> {
  batchId: string;
  window: Window;
  isOnce: boolean;
  sourceConnectionId: string;
  targetConnectionId: string;
  /** Identities of the files that earlier runs have read. */
  seen: readonly string[];
  /** How far before its window a run looks for late files, in milliseconds. */
  lagMs: number;
  /** True for the first run of the flow. */
  isFirst: boolean;
  /** Percentage of failed records that the run may have. */
  partialIngestionPercent: number;
  source: FileRunSource<File>;
  /** Local folder of the run, emptied before each attempt. */
  folder: string;
  /** Converts the copied files, and keeps the records that failed. */
  convert: (files: readonly { path: string; name: string }[]) => Promise<Staged>;
}

export interface FileRunSource<File> {
  /** Lists every file of the source connection's path. */
  list: () => AsyncIterable<File>;
  /** Opens a file as bytes, decompressed. */
  open: (file: File) => Promise<AsyncIterable<Uint8Array>>;
}

/** The converted records, not visible to readers yet. */
export interface StagedOutput {
  parts: readonly { bytes: number }[];
  counts: RecordCounts;
  /** Why records failed, by code. */
  failures: readonly { code: string; message: string; count: number }[];
}
