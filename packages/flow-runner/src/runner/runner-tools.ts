import type { FlowRow, RunRow, Scope, Store } from '@headwater/flow-store';
import type { Lake, LakeColumn } from '@headwater/lake';
import type { SourceFile } from '../files/choose-files.ts';
import type { RunError } from '../metrics/run-report.ts';
import type { FileRunSource } from '../run/run-task.ts';

/** One attempt at a run. */
export interface RunContext {
  scope: Scope;
  flow: FlowRow;
  run: RunRow;
  /** Ends the attempt. */
  signal: AbortSignal;
}

/** The tools of a runner. */
export interface RunnerTools {
  store: Pick<Store, 'flows' | 'runs'>;
  lake: Lake;
  /** Opens the source that the flow is bound to. Secrets are in memory only while the run lasts. */
  openSource: (context: RunContext) => Promise<FileRunSource<SourceFile>>;
  /** The columns of the dataset that the flow is bound to. */
  readColumns: (context: RunContext) => Promise<readonly LakeColumn[]>;
  /** Turns a failure into the error of a run, without secrets. */
  explain: (error: unknown, phase: 'copy' | 'promotion') => RunError;
  createEtag: (now: number) => string;
  createId: () => string;
  /** Creates the id of a batch. */
  createBatchId: (now: number) => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Identifies this runner among others on the same store. */
  owner: string;
  /** Duration of a lease in milliseconds. A runner that stops extending it loses its run after that. @default 60 s */
  leaseMs?: number;
}
