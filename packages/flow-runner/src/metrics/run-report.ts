import type { Window } from '../schedule/due-window.ts';
import type { RecordCounts } from './counts.ts';

/** An error of a run: `CONNECTOR-…` from the source, `INGEST-…` from the lake, `MAPPER-…` from the mapping. */
export interface RunError {
  code: string;
  message: string;
  recordCount?: number;
}

/** The facts of a run that has ended. Times are epoch milliseconds. */
export interface RunFacts {
  window: Window;
  isOnce: boolean;
  sourceConnectionId: string;
  targetConnectionId: string;
  batchId: string;
  startedAt: number;
  /** The end of the copy from the source to staging; absent if it failed. */
  copiedAt?: number | undefined;
  completedAt: number;
  inputFiles: number;
  inputBytes: number;
  /** Absent if no record was converted. */
  output?: { files: number; bytes: number; counts: RecordCounts } | undefined;
  status: 'success' | 'failed';
  /** Reasons of the failure, and failed records of a run that succeeded. */
  errors: readonly RunError[];
}

/**
 * The metrics and activities of a run, in the form of the platform's monitoring: the copy activity moves bytes to
 * staging, and the promotion activity moves records to the lake.
 */
export function toRunReport(facts: RunFacts): { metrics: object; activities: readonly object[] } {
  const { startedAt, completedAt, inputFiles, inputBytes, output } = facts;
  const activityRefs = ['promotionActivity'];
  return {
    metrics: {
      durationSummary: { startedAtUTC: startedAt, completedAtUTC: completedAt },
      sizeSummary: { inputBytes, ...(output && { outputBytes: output.bytes }) },
      recordSummary: recordSummary(facts),
      fileSummary: {
        inputFileCount: inputFiles,
        ...(output && { outputFileCount: output.files }),
        activityRefs,
      },
      statusSummary: { status: facts.status, ...errorsOf(facts), activityRefs },
    },
    activities: [copyActivity(facts), ...(facts.copiedAt === undefined ? [] : [promotionActivity(facts)])],
  };
}

function copyActivity(facts: RunFacts): object {
  const { window, copiedAt, completedAt, startedAt, inputBytes, inputFiles, sourceConnectionId } = facts;
  const hasFailed = copiedAt === undefined;
  return {
    id: 'copyActivity',
    updatedAtUTC: copiedAt ?? completedAt,
    durationSummary: {
      startedAtUTC: startedAt,
      completedAtUTC: copiedAt ?? completedAt,
      extensions: { ...(window.from !== undefined && { windowStart: window.from }), windowEnd: window.to },
    },
    sizeSummary: { inputBytes, outputBytes: inputBytes },
    recordSummary: {},
    fileSummary: { inputFileCount: inputFiles, outputFileCount: hasFailed ? 0 : inputFiles },
    statusSummary: {
      status: hasFailed ? 'failed' : 'success',
      ...(hasFailed && errorsOf(facts)),
      extensions: { type: facts.isOnce ? 'one-time' : 'scheduled' },
    },
    sourceInfo: [{ id: sourceConnectionId, type: 'SourceConnection' }],
  };
}

function promotionActivity(facts: RunFacts): object {
  const { copiedAt, completedAt, inputBytes, inputFiles, output, errors } = facts;
  return {
    id: 'promotionActivity',
    updatedAtUTC: completedAt,
    durationSummary: { startedAtUTC: copiedAt, completedAtUTC: completedAt },
    sizeSummary: { inputBytes, outputBytes: output?.bytes ?? 0 },
    recordSummary: recordSummary(facts),
    fileSummary: {
      inputFileCount: inputFiles,
      outputFileCount: output?.files ?? 0,
    },
    statusSummary: {
      status: facts.status,
      ...errorsOf(facts),
      ...(errors.length > 0 && { extensions: { errors } }),
    },
    targetInfo: [
      {
        id: facts.targetConnectionId,
        type: 'TargetConnection',
        reference: { type: 'Batch', ids: [facts.batchId] },
      },
    ],
  };
}

function recordSummary({ output }: RunFacts): object {
  if (output === undefined) return {};
  const { received, ingested, failed, skipped, deleted } = output.counts;
  return {
    inputRecordCount: received,
    outputRecordCount: ingested,
    failedRecordCount: failed,
    skippedRecordCount: skipped,
    deletedRecordCount: deleted,
  };
}

/** A run can succeed and carry an error: that of records that failed below the threshold. */
function errorsOf({ status, errors }: RunFacts): object {
  if (errors.length === 0) return {};
  const code = errors.some(({ code }) => code.startsWith('CONNECTOR-1'))
    ? 'CONNECTOR-1001-500'
    : 'CONNECTOR-2001-500';
  const [first] = errors;
  const message =
    status === 'failed' && first !== undefined
      ? first.message
      : 'Some records failed; the promotion activity shows how many, and why.';
  return { errors: [{ code, message }] };
}
