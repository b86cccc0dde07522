import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import type { SqlValue } from '../value-encoding.ts';
import { readDateTime, writeDate, writeTime } from './date-time.ts';
import { familyOf, type SqlType } from './sql-type.ts';

/**
 * CONVERT and CAST, for the pairs of types that this server knows.
 *
 * @param style The third argument of CONVERT; 0 when there is none.
 * @throws SqlError for any other pair
 */
export function convertValue(value: SqlValue, from: SqlType, to: SqlType, style: number): SqlValue {
  if (value === null) return null;
  const source = familyOf(from);
  const target = familyOf(to);
  if (source === 'integer' && target === 'integer') return value;
  if (source === 'text' && target === 'text') return clip(String(value), to);
  if (source === 'exact' && target === 'exact') return exactToExact(String(value), from, to);
  if (target !== 'text') throw new SqlError(SERVER_ERRORS.conversion(from.name, to.name));
  const text = toText(value, from, style);
  if (clip(text, to) === text) return text;
  // Some types are cut, some become a star, and some are an error.
  throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${from.name} to fewer characters than it has`));
}

function toText(value: SqlValue, from: SqlType, style: number): string {
  switch (familyOf(from)) {
    case 'integer':
    case 'guid':
      return String(value);
    case 'exact':
      return exactToText(String(value), from, style);
    case 'temporal':
      return temporalToText(String(value), from, style);
    default:
      throw new SqlError(SERVER_ERRORS.conversion(from.name, 'varchar'));
  }
}

/** Only to a type that holds every value of the other one: rounding and overflow are not made here. */
function exactToExact(value: string, from: SqlType, to: SqlType): string {
  const { precision = 0, scale = 0 } = to;
  const isWide = scale >= (from.scale ?? 0) && precision - scale >= (from.precision ?? 0) - (from.scale ?? 0);
  if (!isWide) throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${from.name} to fewer digits`));
  return value;
}

function exactToText(value: string, { name, scale = 0 }: SqlType, style: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  const full = scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`;
  if (!name.endsWith('money') || style === 2) return full;
  // Without a style the last two digits of money would be rounded away, which is not made here.
  throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${name} with style ${style}`));
}

function temporalToText(value: string, { name, scale = 0 }: SqlType, style: number): string {
  if (style !== 126) throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${name} with style ${style}`));
  const { days, ticks, offsetMinutes } = readDateTime(value);
  if (name === 'date') return writeDate(days);
  // A fraction of nothing is left out by this style.
  const digits = name === 'datetime' ? 3 : scale;
  const exact = writeTime(ticks, digits);
  const time = exact.replace(/\.0+$/, '');
  if (name === 'time') return exact;
  if (name !== 'datetimeoffset') return `${writeDate(days)}T${time}`;
  const minutes = Math.abs(offsetMinutes);
  const zone = [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
  return `${writeDate(days)}T${time}${offsetMinutes < 0 ? '-' : '+'}${zone}`;
}

function clip(text: string, { length }: SqlType): string {
  return typeof length === 'number' ? text.slice(0, length) : text;
}
