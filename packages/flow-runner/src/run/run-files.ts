import { rm } from 'node:fs/promises';
import { chooseFiles, type SourceFile } from '../files/choose-files.ts';
import { addUp, exceedsThreshold, type RecordCounts } from '../metrics/counts.ts';
import type { RunError, RunFacts } from '../metrics/run-report.ts';
import { copyFiles, type StagedFile } from './copy-files.ts';
import type { FileRunTask, StagedOutput } from './run-task.ts';

/** The outcome of a run. Only a successful one has output to publish. */
export interface RunOutcome<Staged extends StagedOutput> {
  facts: RunFacts;
  /** The converted records to publish; absent if the run failed or had no files. */
  staged?: Staged;
  /** The identities to remember for the next run; absent if the run failed. */
  seen?: readonly string[];
}

export interface RunTools {
  /** Epoch milliseconds. */
  now: () => number;
  signal: AbortSignal;
  /** Turns a failure of the source, or of the conversion, into the error of a run. */
  explain: (error: unknown, phase: 'copy' | 'promotion') => RunError;
}

/**
 * Runs a flow over files: chooses the files of the window, copies them to staging, and converts them. Publishes
 * nothing, so a run that is killed leaves only its staging folder, which the next attempt empties.
 *
 * @throws the reason of the signal; every other failure is an outcome
 */
export async function runFiles<File extends SourceFile, Staged extends StagedOutput>(
  task: FileRunTask<File, Staged>,
  tools: RunTools,
): Promise<RunOutcome<Staged>> {
  const { now, signal } = tools;
  const { window, isOnce, sourceConnectionId, targetConnectionId, batchId } = task;
  const base = { window, isOnce, sourceConnectionId, targetConnectionId, batchId, startedAt: now() };
  const failed = (error: unknown, phase: 'copy' | 'promotion', known: Partial<RunFacts> = {}) => {
    signal.throwIfAborted();
    const errors = [tools.explain(error, phase)];
    const nothing = { inputFiles: 0, inputBytes: 0 };
    return {
      facts: { ...base, ...nothing, ...known, completedAt: now(), status: 'failed', errors },
    } as const;
  };

  let copied: Copied;
  try {
    copied = await copy(task, tools);
  } catch (error) {
    return failed(error, 'copy');
  }
  const { files, seen } = copied;
  const inputBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const known = { inputFiles: files.length, inputBytes, copiedAt: now() };
  if (files.length === 0) {
    const output = { files: 0, bytes: 0, counts: NO_RECORDS };
    return { facts: { ...base, ...known, output, completedAt: now(), status: 'success', errors: [] }, seen };
  }
  try {
    const staged = await task.convert(files);
    const facts = { ...base, ...known, ...resultOf(staged, task), completedAt: now() };
    return facts.status === 'success' ? { facts, staged, seen } : { facts };
  } catch (error) {
    return failed(error, 'promotion', known);
  }
}

const NO_RECORDS = { received: 0, ingested: 0, failed: 0, skipped: 0, deleted: 0 };

interface Copied {
  files: readonly StagedFile[];
  seen: readonly string[];
}

async function copy<File extends SourceFile>(
  { source, window, seen, lagMs, isFirst, folder }: FileRunTask<File, StagedOutput>,
  { signal }: RunTools,
): Promise<Copied> {
  await rm(folder, { recursive: true, force: true });
  const files: File[] = [];
  for await (const file of source.list()) files.push(file);
  const choice = chooseFiles(files, { window, seen, lagMs, isFirst });
  return { files: await copyFiles(choice.chosen, { folder, open: source.open, signal }), seen: choice.seen };
}

/** A run whose records do not add up has failed, even if each of them was converted. */
function resultOf(
  { parts, counts, failures }: StagedOutput,
  { partialIngestionPercent }: Pick<FileRunTask<SourceFile, StagedOutput>, 'partialIngestionPercent'>,
): Pick<RunFacts, 'output' | 'status' | 'errors'> {
  const output = {
    files: parts.length,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    counts,
  };
  if (!addUp(counts)) return { output, status: 'failed', errors: [explainGap(counts)] };
  const errors = failures.map(({ code, message, count }) => ({ code, message, recordCount: count }));
  if (!exceedsThreshold(counts, partialIngestionPercent)) return { output, status: 'success', errors };
  // The records that did not fail are skipped, because their batch is not ingested.
  const skipped = counts.ingested + counts.deleted + counts.skipped;
  const nothing = { files: 0, bytes: 0, counts: { ...counts, ingested: 0, deleted: 0, skipped } };
  return {
    output: nothing,
    status: 'failed',
    errors: [explainThreshold(counts, partialIngestionPercent), ...errors],
  };
}

function explainGap({ received, ingested, failed, skipped, deleted }: RecordCounts): RunError {
  return {
    code: 'CONNECTOR-2001-500',
    message: `The records do not add up: ${received} were received, but ${ingested} were ingested, ${failed} failed, ${skipped} were skipped and ${deleted} were deleted.`,
  };
}

function explainThreshold({ received, failed }: RecordCounts, percent: number): RunError {
  const limit = percent === 0 ? 'the flow allows none' : `the flow allows ${percent} percent`;
  return {
    code: 'CONNECTOR-2001-500',
    message: `${failed} of ${received} records failed, and ${limit}, so no record was ingested.`,
  };
}
