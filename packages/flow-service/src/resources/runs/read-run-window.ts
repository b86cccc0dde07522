import type { FlowRow, RunRow } from '@headwater/flow-store';
import type { CreateRunRequest } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';

type RunParams = CreateRunRequest['params'];

/** Numbers from here on are milliseconds: as seconds, they would be more than 30,000 years away. */
const FIRST_MILLISECONDS = 10 ** 12;

/**
 * The window and the start of a run on demand, in epoch milliseconds. Without parameters, it reads everything since
 * the window of the last successful run, up to now.
 *
 * @throws ServiceProblem `CONNECTOR-1381` or `CONNECTOR-1384`
 */
export function readRunWindow(
  params: RunParams,
  { progress }: FlowRow,
  now: number,
): Pick<RunRow, 'window' | 'dueAt'> {
  const { startTime, windowStartTime, windowEndTime } = params ?? {};
  const from =
    windowStartTime === undefined ? progress?.windowTo : toTime('windowStartTime', windowStartTime);
  const to = windowEndTime === undefined ? now : toTime('windowEndTime', windowEndTime);
  if (from !== undefined && from >= to) throw problem('CONNECTOR-1381-400', { from, to });
  const dueAt = startTime === undefined ? now : toTime('startTime', startTime);
  return { window: { ...(from !== undefined && { from }), to }, dueAt };
}

function toTime(name: string, value: number | string): number {
  const time = /^\d{1,15}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(time))
    throw problem('CONNECTOR-1384-400', {
      detail: `params.${name} is a time in epoch seconds or milliseconds.`,
    });
  return time < FIRST_MILLISECONDS ? time * 1000 : time;
}
