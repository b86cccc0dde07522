/** A unit of time, as its number per second. */
export type UnitsPerSecond = 1_000n | 1_000_000n | 1_000_000_000n;

const SECONDS_PER_DAY = 86_400n;
const DAYS_FROM_0000_03_01 = 719_468;
const DAYS_PER_ERA = 146_097;
const MAX_DATE = 2_147_483_647;
const MAX_INSTANT = 9_223_372_036_854_775_807n;

/**
 * Formats a number of days since 1970 as an ISO 8601 date: `2024-01-01`, `+010000-12-31`, `-000043-03-15`. DuckDB and
 * others write infinite dates as the largest and smallest numbers.
 */
export function toDateText(days: number): string {
  if (days === MAX_DATE) return 'infinity';
  if (days <= -MAX_DATE) return '-infinity';
  return dateOf(days);
}

/**
 * Formats a timestamp in ISO 8601 with all its digits.
 *
 * @param isInstant Whether it is adjusted to UTC; only then the result has a time zone
 */
export function toTimestampText(count: bigint, unit: UnitsPerSecond, isInstant: boolean): string {
  if (count === MAX_INSTANT) return 'infinity';
  if (count === -MAX_INSTANT) return '-infinity';
  const perDay = SECONDS_PER_DAY * unit;
  const days = floorDivide(count, perDay);
  const time = clockOf(count - days * perDay, unit, isInstant ? 3 : 0);
  return `${dateOf(Number(days))}T${time}${isInstant ? 'Z' : ''}`;
}

/** Formats a time of day with all its digits. */
export function toTimeText(count: bigint, unit: UnitsPerSecond): string {
  if (count < 0n) return `-${clockOf(-count, unit, 0)}`;
  return clockOf(count, unit, 0);
}

/** Formats a duration of months, days and milliseconds in ISO 8601: `P1M2DT3S`. */
export function toDurationText(months: number, days: number, milliseconds: number): string {
  const years = Math.floor(months / 12);
  const seconds = Math.floor(milliseconds / 1000);
  const fraction = fractionOf(BigInt(milliseconds % 1000), 1_000n, 0);
  const date = `${part(years, 'Y')}${part(months % 12, 'M')}${part(days, 'D')}`;
  const wholeSeconds = seconds % 60;
  const lastPart = wholeSeconds === 0 && fraction === '' ? '' : `${wholeSeconds}${fraction}S`;
  const time = `${part(Math.floor(seconds / 3600), 'H')}${part(Math.floor(seconds / 60) % 60, 'M')}${lastPart}`;
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

function part(count: number, letter: string): string {
  return count === 0 ? '' : `${count}${letter}`;
}

/** The proleptic Gregorian calendar. `Date` covers it only until the year 275760. */
function dateOf(days: number): string {
  const fromMarch = days + DAYS_FROM_0000_03_01;
  const era = Math.floor(fromMarch / DAYS_PER_ERA);
  const dayOfEra = fromMarch - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${pad(month)}-${pad(day)}`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return pad(year, 4);
  return `${year < 0 ? '-' : '+'}${pad(Math.abs(year), 6)}`;
}

function clockOf(count: bigint, unit: UnitsPerSecond, leastDigits: number): string {
  const seconds = count / unit;
  const clock = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((value) => pad(value)).join(':');
  return clock + fractionOf(count % unit, unit, leastDigits);
}

function fractionOf(count: bigint, unit: UnitsPerSecond, leastDigits: number): string {
  const digits = pad(count, String(unit).length - 1)
    .replace(/0+$/, '')
    .padEnd(leastDigits, '0');
  return digits === '' ? '' : `.${digits}`;
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function pad(value: number | bigint, digits = 2): string {
  return String(value).padStart(digits, '0');
}
