import { latestTick, type Schedule } from './schedule.ts';

/** The data that one run reads: changed after `from`, and at or before `to`. Times are epoch milliseconds. */
export interface Window {
  /** Absent for a run that reads everything up to `to`. */
  from?: number;
  to: number;
}

export interface RunHistory {
  /** The end of the latest window that was planned, successful or not; absent before the first run. */
  plannedUntil?: number | undefined;
  /** The end of the latest window that a run completed; absent before the first success. */
  completedUntil?: number | undefined;
}

/**
 * The window of the run that is due, if one is. Missed ticks become one run over the joined window. A window begins
 * where the latest successful one ended, so that the data of a failed run is read again.
 */
export function dueWindow(
  schedule: Schedule,
  { plannedUntil, completedUntil }: RunHistory,
  now: number,
): Window | undefined {
  const tick = latestTick(schedule, now);
  if (tick === undefined) return undefined;
  if (plannedUntil !== undefined && tick <= plannedUntil) return undefined;
  const from = completedUntil ?? firstBound(schedule);
  return { ...(from !== undefined && { from }), to: tick };
}

function firstBound(schedule: Schedule): number | undefined {
  if (schedule.frequency === 'once' || schedule.backfill) return undefined;
  return schedule.startTime;
}
