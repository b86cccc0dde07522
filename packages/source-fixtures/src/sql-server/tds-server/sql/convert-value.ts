import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import type { SqlValue } from '../value-encoding.ts';
import { unpackVariant } from '../variant.ts';
import { readDateTime, writeDate, writeTime } from './date-time.ts';
import { familyOf, type SqlType } from './sql-type.ts';

interface Conversion {
  from: SqlType;
  to: SqlType;
  /** The third argument of CONVERT; 0 if omitted. */
  style: number;
}

/**
 * CONVERT and CAST, for the supported pairs of types.
 *
 * @throws SqlError for any other pair
 */
export function convertValue(value: SqlValue, { from, to, style }: Conversion): SqlValue {
  if (value === null) return null;
  if (from.name === 'sql_variant') {
    const held = unpackVariant(String(value));
    return convertValue(held.value, { from: held.type, to, style });
  }
  const source = familyOf(from);
  const target = familyOf(to);
  if (source === 'integer' && target === 'integer') return value;
  if (source === 'text' && target === 'text') return clip(String(value), to);
  if (source === 'exact' && target === 'exact') return exactToExact(String(value), from, to);
  if (source === 'binary' && target === 'binary') return clipBytes(value, to);
  if (source === 'approximate' && from.name === to.name) return value;
  // Other conversions would differ from SQL Server: datetime2, for example, shows more digits than a datetime has.
  if (source === 'temporal' && target === 'temporal') return sameMoment(value, from, to);
  if (target !== 'text') throw new SqlError(SERVER_ERRORS.conversion(from.name, to.name));
  const text = toText(value, from, style);
  if (clip(text, to) === text) return text;
  // SQL Server truncates some types, writes an asterisk for some, and raises an error for others.
  throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${from.name} to fewer characters than it has`));
}

function toText(value: SqlValue, from: SqlType, style: number): string {
  switch (familyOf(from)) {
    case 'integer':
    case 'guid':
    case 'document':
      return String(value);
    case 'approximate':
      return approximateToText(Number(value), from, style);
    case 'binary':
      return binaryToText(value, style);
    case 'exact':
      return exactToText(String(value), from, style);
    case 'temporal':
      return temporalToText(String(value), from, style);
    default:
      throw new SqlError(SERVER_ERRORS.conversion(from.name, 'varchar'));
  }
}

/** Style 3: 17 digits, enough to restore the same number. */
function approximateToText(value: number, { name }: SqlType, style: number): string {
  if (style !== 3) throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${name} with style ${style}`));
  const [digits, exponent = ''] = value.toExponential(16).split('e');
  return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(3, '0')}`;
}

function binaryToText(value: SqlValue, style: number): string {
  if (style !== 1 || !(value instanceof Uint8Array))
    throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of bytes with style ${style}`));
  return `0x${Buffer.from(value).toString('hex').toUpperCase()}`;
}

function clipBytes(value: SqlValue, { name, length }: SqlType): SqlValue {
  if (name !== 'varbinary' || !(value instanceof Uint8Array))
    throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of bytes to ${name}`));
  return typeof length === 'number' ? value.subarray(0, length) : value;
}

/** Supports the same type with at least as many digits, and smalldatetime to datetime. */
function sameMoment(value: SqlValue, from: SqlType, to: SqlType): SqlValue {
  const isSame = from.name === to.name && (to.scale ?? 7) >= (from.scale ?? 7);
  if (isSame || (from.name === 'smalldatetime' && to.name === 'datetime')) return value;
  throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${from.name} to ${to.name}`));
}

/** Supports only target types that hold every value of the source type; rounding and overflow are not implemented. */
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
  // Without a style, SQL Server rounds off the last two digits of money, which is not implemented.
  throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${name} with style ${style}`));
}

function temporalToText(value: string, { name, scale = 0 }: SqlType, style: number): string {
  const wanted = name === 'date' ? [23, 126] : name === 'time' ? [121, 126] : [126];
  if (!wanted.includes(style))
    throw new SqlError(SERVER_ERRORS.unsupported(`CONVERT of ${name} with style ${style}`));
  const { days, ticks, offsetMinutes } = readDateTime(value);
  if (name === 'date') return writeDate(days);
  // This style omits a zero fraction.
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
