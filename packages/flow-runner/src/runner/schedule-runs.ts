import type { FlowRow, RunRow, Scope } from '@headwater/flow-store';
import { dueWindow } from '../schedule/due-window.ts';
import { nextTick } from '../schedule/schedule.ts';
import { scheduleOf } from '../schedule/schedule-of.ts';
import type { RunnerTools } from './runner-tools.ts';

/** Flows whose runs are created at a time. */
const BATCH = 100;

/** Who creates runs that no user asked for. */
const SERVICE = 'headwater';

type Tools = Pick<RunnerTools, 'store' | 'now' | 'createId' | 'createEtag' | 'createBatchId'>;

/**
 * Creates a run for every flow that is due. Runners on the same store do not create a second one.
 *
 * @returns the number of runs created
 */
export async function scheduleRuns(tools: Tools): Promise<number> {
  const { store, now } = tools;
  let created = 0;
  for (;;) {
    const due = await store.flows.due(now(), BATCH);
    const before = created;
    for (const { scope, row } of due) created += (await scheduleRun(scope, row, tools)) ? 1 : 0;
    if (due.length < BATCH || created === before) return created;
  }
}

async function scheduleRun(scope: Scope, flow: FlowRow, tools: Tools): Promise<boolean> {
  const { scheduleParams, progress: { nextRunAt: plannedRunAt, windowTo } = {} } = flow;
  if (scheduleParams === undefined || plannedRunAt === undefined) return false;
  const now = tools.now();
  const schedule = scheduleOf(scheduleParams);
  const nextRunAt = nextTick(schedule, now);
  const window = dueWindow(schedule, { completedUntil: windowTo }, now) ?? { to: plannedRunAt };
  const run: RunRow = {
    id: tools.createId(),
    flowId: flow.id,
    flowSpec: flow.flowSpec,
    state: 'scheduled',
    batchId: tools.createBatchId(now),
    dueAt: plannedRunAt,
    window,
    etag: tools.createEtag(now),
    createdAt: now,
    updatedAt: now,
    createdBy: SERVICE,
    updatedBy: SERVICE,
    createdClient: SERVICE,
    updatedClient: SERVICE,
  };
  return await tools.store.runs.schedule(scope, run, { plannedRunAt, nextRunAt });
}
