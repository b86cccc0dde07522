/** The length of one unit of a frequency, in milliseconds. Every tick is in UTC, so days and weeks have one length. */
const UNIT_MS = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
} as const;

/** When a flow runs. Times are epoch milliseconds. */
export type Schedule =
  | { frequency: 'once'; startTime: number }
  | {
      frequency: keyof typeof UNIT_MS;
      /** Number of units between two ticks, 1 or more. */
      interval: number;
      startTime: number;
      /** True if the first run reads everything that exists; false if it reads only what is newer than the start. */
      backfill: boolean;
    };

/**
 * The latest tick of a schedule at or before a time.
 *
 * @returns undefined if the schedule has not started
 */
export function latestTick(schedule: Schedule, now: number): number | undefined {
  const { startTime } = schedule;
  if (now < startTime) return undefined;
  if (schedule.frequency === 'once') return startTime;
  return now - ((now - startTime) % periodMs(schedule));
}

/**
 * The first tick of a schedule after a time.
 *
 * @returns undefined if no tick follows
 */
export function nextTick(schedule: Schedule, after: number): number | undefined {
  const latest = latestTick(schedule, after);
  if (latest === undefined) return schedule.startTime;
  return schedule.frequency === 'once' ? undefined : latest + periodMs(schedule);
}

function periodMs({ frequency, interval }: Exclude<Schedule, { frequency: 'once' }>): number {
  return UNIT_MS[frequency] * interval;
}
