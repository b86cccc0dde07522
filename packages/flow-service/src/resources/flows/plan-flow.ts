import type { FlowRow, FlowSchedule } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';

/** Clients send the current time, which has passed when the request arrives. */
const LEEWAY_SECONDS = 60;

/** @throws ServiceProblem `CONNECTOR-1360` if the schedule begins in the past */
export function refusePastStart({ startTime }: FlowSchedule, now: number): void {
  const seconds = Math.floor(now / 1000);
  if (startTime < seconds - LEEWAY_SECONDS) throw problem('CONNECTOR-1360-400', { startTime, now: seconds });
}

/** When the first run of a schedule is due, in epoch milliseconds. */
export function firstRunAt({ startTime }: FlowSchedule): number {
  return startTime * 1000;
}

/** `lastOperation` of a flow, as the API reports it. */
export function completedOperation(
  operation: 'create' | 'draft_create' | 'update' | 'enable' | 'disable' | 'publish',
  now: number,
): FlowRow['lastOperation'] {
  return {
    started: now,
    updated: now,
    percentCompleted: 100,
    status: { value: 'completed', errors: [] },
    operation,
  };
}

/** When the next run of an enabled flow is due after a pause: now if a run was missed, or never if all are done. */
export function resumedRunAt({ scheduleParams, progress }: FlowRow, now: number): number | null {
  if (scheduleParams === undefined) return null;
  const first = firstRunAt(scheduleParams);
  if (progress?.nextRunAt !== undefined) return progress.nextRunAt;
  const hasRun = progress?.lastRun !== undefined || progress?.windowTo !== undefined;
  if (scheduleParams.frequency === 'once') return hasRun ? null : Math.max(first, now);
  return Math.max(first, now);
}
