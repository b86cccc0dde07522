import type { FlowSchedule } from '@headwater/flow-store';
import type { CreateFlowRequest } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';

const FREQUENCIES: readonly FlowSchedule['frequency'][] = ['once', 'minute', 'hour', 'day', 'week'];

/** The smallest interval of each frequency. */
const MIN_MINUTES = 15;

/**
 * Reads a schedule, with numbers and booleans as values or as strings. Members that belong to other kinds of flows are
 * ignored.
 *
 * @throws ServiceProblem of a provider
 */
export function readSchedule(written: NonNullable<CreateFlowRequest['scheduleParams']>): FlowSchedule {
  const { startTime, frequency, interval, backfill } = written;
  if (frequency === undefined) throw missing('frequency');
  const known = FREQUENCIES.find((one) => one === frequency);
  if (known === undefined)
    throw problem('CONNECTOR-1312-400', {
      detail: `scheduleParams.frequency must be one of ${FREQUENCIES.join(', ')}.`,
    });
  if (startTime === undefined) throw missing('startTime');
  const start = readWholeNumber('startTime', startTime);
  if (known === 'once') {
    if (interval !== undefined) throw problem('CONNECTOR-1361-400');
    if (backfill !== undefined) throw problem('CONNECTOR-1364-400');
    return { startTime: start, frequency: known };
  }
  if (interval === undefined) throw missing('interval');
  const minimum = known === 'minute' ? MIN_MINUTES : 1;
  const every = readWholeNumber('interval', interval);
  if (every < minimum)
    throw problem('CONNECTOR-1362-400', { interval: String(interval), frequency: known, minimum });
  return { startTime: start, frequency: known, interval: every, backfill: readBackfill(backfill ?? true) };
}

function readWholeNumber(name: string, value: number | string): number {
  const number = /^\d{1,15}$/.test(String(value)) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  throw problem('CONNECTOR-1312-400', { detail: `scheduleParams.${name} must be a whole number.` });
}

function readBackfill(value: boolean | string): boolean {
  const text = String(value).toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  throw problem('CONNECTOR-1312-400', { detail: 'scheduleParams.backfill must be boolean.' });
}

function missing(name: string): Error {
  return problem('CONNECTOR-1304-400', { detail: `The mandatory field scheduleParams.${name} is missing.` });
}
