import type { FinishedRun, FlowProgress, RunRow } from '@headwater/flow-store';
import type { LakeColumn, LakeCommit, StagedBatch } from '@headwater/lake';
import { toRunReport } from '../metrics/run-report.ts';
import type { RunOutcome } from '../run/run-files.ts';
import type { RunContext } from './runner-tools.ts';

/** The dataset that a flow is bound to. */
export interface RunTarget {
  dataset: string;
  columns: readonly LakeColumn[];
}

/** The outcome of a run as the store keeps it: the run, the commit to publish, the batch, and the flow's progress. */
export function toFinishedRun(
  { scope, flow, run }: RunContext,
  { facts, staged, seen }: RunOutcome<StagedBatch>,
  { target, owner, etag }: { target: RunTarget; owner: string; etag: string },
): FinishedRun {
  const { startedAt, completedAt, status, output, errors } = facts;
  const commit = staged && toCommit(run, staged, { target, committedAt: completedAt });
  const [error] = errors;
  const { metrics, activities } = toRunReport(facts);
  const finished: RunRow = {
    ...run,
    etag,
    state: status,
    startedAt,
    completedAt,
    updatedAt: completedAt,
    metrics: metrics as Record<string, unknown>,
    activities: activities as readonly Record<string, unknown>[],
    ...(output && { counts: output.counts }),
    ...(status === 'failed' && error && { error: { code: error.code, message: error.message } }),
    ...(commit && { commit: { ...commit }, isPublished: false }),
  };
  const lastRun = { id: run.id, state: status, startedAtUTC: startedAt, completedAtUTC: completedAt };
  return {
    scope,
    run: finished,
    owner,
    progress: status === 'success' ? succeeded() : failed(),
    batch: {
      ...pickAudit(finished),
      id: run.batchId,
      datasetId: target.dataset,
      status: status === 'success' ? 'success' : 'failed',
      batch: toBatch(finished, { target, errors }),
    },
  };

  function succeeded(): Partial<FlowProgress> {
    const { windowTo } = flow.progress ?? {};
    // A run on demand may repeat an older window. The next scheduled one begins after the newest.
    if (windowTo !== undefined && run.window.to <= windowTo) return { lastRun, failingSince: undefined };
    return { lastRun, windowTo: run.window.to, failingSince: undefined, source: { seen: [...(seen ?? [])] } };
  }

  function failed(): Partial<FlowProgress> {
    return { lastRun, failingSince: flow.progress?.failingSince ?? completedAt };
  }
}

function toCommit(
  run: RunRow,
  { dataset, batch, parts, counts, failures }: StagedBatch,
  { target: { columns }, committedAt }: { target: RunTarget; committedAt: number },
): LakeCommit {
  return {
    dataset,
    batch,
    parts,
    counts,
    failures,
    columns,
    window: run.window,
    writer: `run ${run.id}`,
    committedAt,
  };
}

function pickAudit({
  etag,
  createdAt,
  updatedAt,
  createdBy,
  updatedBy,
  createdClient,
  updatedClient,
}: RunRow) {
  return { etag, createdAt, updatedAt, createdBy, updatedBy, createdClient, updatedClient };
}

function toBatch(
  { counts, startedAt, completedAt }: RunRow,
  {
    target,
    errors,
  }: { target: RunTarget; errors: readonly { code: string; message: string; recordCount?: number }[] },
): Record<string, unknown> {
  return {
    relatedObjects: [{ type: 'dataSet', id: target.dataset }],
    metrics: {
      inputRecordCount: counts?.received ?? 0,
      outputRecordCount: counts?.ingested ?? 0,
      failedRecordCount: counts?.failed ?? 0,
    },
    errors: errors.map(({ code, message, recordCount }) => ({
      code,
      description: message,
      ...(recordCount !== undefined && { recordCount }),
    })),
    started: startedAt,
    completed: completedAt,
  };
}
