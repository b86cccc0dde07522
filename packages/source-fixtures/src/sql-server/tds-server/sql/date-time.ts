/** A point in time in the units of the wire format. */
export interface DateTimeParts {
  /** Days since 0001-01-01. */
  days: number;
  /** Units of 100 ns since midnight. */
  ticks: number;
  offsetMinutes: number;
}

/** Units of 100 ns. */
export const TICKS_PER_SECOND = 10_000_000;
/** Per day, without leap seconds. */
export const TICKS_PER_DAY: number = 86_400 * TICKS_PER_SECOND;

const MS_PER_DAY = 86_400_000;
const DAY_ONE = Date.parse('0001-01-01T00:00:00Z');
const TEXT =
  /^(?:(\d{4}-\d{2}-\d{2}))?[T ]?(?:(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?)?(?: ?(?:(Z)|([+-])(\d{2}):(\d{2})))?$/;

/**
 * Parses `2024-02-29`, `13:45:00.1234567`, and both together, with or without a time zone.
 *
 * @throws RangeError for any other format
 */
export function readDateTime(text: string): DateTimeParts {
  const match = TEXT.exec(text);
  if (match === null || text === '') throw new RangeError(`${text} is not a date or time.`);
  const [
    ,
    date = '1900-01-01',
    hours = 0,
    minutes = 0,
    seconds = 0,
    fraction = '',
    ,
    sign,
    zoneHours = 0,
    zoneMinutes = 0,
  ] = match;
  const days = (Date.parse(`${date}T00:00:00Z`) - DAY_ONE) / MS_PER_DAY;
  if (Number.isNaN(days)) throw new RangeError(`${text} is not a date.`);
  const wholeSeconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const offset = Number(zoneHours) * 60 + Number(zoneMinutes);
  return {
    days,
    ticks: wholeSeconds * TICKS_PER_SECOND + Number(fraction.padEnd(7, '0')),
    offsetMinutes: sign === '-' ? -offset : offset,
  };
}

/** Formats a number of days since 0001-01-01 as a date such as `2024-02-29`. */
export function writeDate(days: number): string {
  return new Date(DAY_ONE + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Formats a time of day with `scale` digits after the second. */
export function writeTime(ticks: number, scale: number): string {
  const clock = new Date(Math.floor(ticks / TICKS_PER_SECOND) * 1000).toISOString().slice(11, 19);
  if (scale === 0) return clock;
  const fraction = String(ticks % TICKS_PER_SECOND).padStart(7, '0');
  return `${clock}.${fraction.slice(0, scale)}`;
}
