import type { FlowSchedule } from '@headwater/flow-store';
import type { Schedule } from './schedule.ts';

/** The schedule of a stored flow, whose start is in epoch seconds, with the platform's defaults. */
export function scheduleOf({ frequency, startTime, interval = 1, backfill = true }: FlowSchedule): Schedule {
  const startsAt = startTime * 1000;
  if (frequency === 'once') return { frequency, startTime: startsAt };
  return { frequency, interval, startTime: startsAt, backfill };
}
