import type { RunField, RunRow } from '@headwater/flow-store';
import type { Run } from '@headwater/models';
import { COMMON_FILTER_FIELDS, type Entity, toAuditBlock } from '../entities/entity.ts';

export const RUN: Entity<RunRow, RunField, Run> = {
  noun: 'run',
  collection: 'runs',
  fields: {
    ...COMMON_FILTER_FIELDS,
    flowId: 'id',
    'flowSpec.id': 'id',
    'metrics.statusSummary.status': 'text',
    'metrics.durationSummary.startedAtUTC': 'time',
  },
  of: (store) => store.runs,
  toItem(stored, scope) {
    const row = asReported(stored);
    const { flowId, flowSpec, state, params, activities = [] } = row;
    return {
      ...toAuditBlock(row, scope),
      flowId,
      flowSpec,
      state,
      ...(params !== undefined && { params: { ...params } }),
      metrics: { ...(row.metrics ?? toMetrics(row)) },
      activities: activities.map((activity) => ({ ...activity })),
    };
  },
};

/** A run whose records readers of the lake do not see yet is still in progress. */
function asReported(row: RunRow): RunRow {
  if (row.isPublished !== false) return row;
  const { metrics: _metrics, activities: _activities, counts: _counts, ...rest } = row;
  return { ...rest, state: 'inProgress' };
}

/** The metrics of a run that has not ended. */
function toMetrics({ state, startedAt, window }: RunRow): Record<string, unknown> {
  const extensions = { ...(window.from !== undefined && { windowStart: window.from }), windowEnd: window.to };
  return {
    durationSummary: { ...(startedAt !== undefined && { startedAtUTC: startedAt }), extensions },
    statusSummary: { status: state },
  };
}
