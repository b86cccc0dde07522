import { toExactNumber, toShortestFloat } from '../values/exact-number.ts';
import type { LogicalType } from './logical-type.ts';
import type { RawValue } from './raw-values.ts';
import type { SchemaElement } from './schema-element.ts';
import { toDateText, toDurationText, toTimestampText, toTimeText, type UnitsPerSecond } from './time-text.ts';

/** Converts a stored value to a JSON value without loss. */
export type ShowValue = (raw: RawValue) => unknown;

const UNITS: Readonly<Record<NonNullable<LogicalType['unit']>, UnitsPerSecond>> = {
  MILLIS: 1_000n,
  MICROS: 1_000_000n,
  NANOS: 1_000_000_000n,
};
const TEXTS: ReadonlySet<string> = new Set(['STRING', 'ENUM', 'JSON']);
const SHAPES: ReadonlySet<string> = new Set(['GEOMETRY', 'GEOGRAPHY']);
const JULIAN_DAY_OF_1970 = 2_440_588n;
const NANOS_PER_DAY = 86_400_000_000_000n;

/**
 * Returns the conversion for the values of a leaf: numbers beyond JSON's range become strings, points in time become
 * ISO 8601, bytes become text if they are readable UTF-8 and base64 otherwise.
 *
 * @param onInvalidText Called for a string that is not UTF-8
 */
export function showerOf(element: SchemaElement, onInvalidText: () => void): ShowValue {
  const { physical, logical } = element;
  if (physical === 'INT96') return showInt96;
  if (physical === 'FLOAT') return (raw) => showFloat(raw, toShortestFloat);
  if (logical === undefined) return showStored;
  if (physical === 'INT32' || physical === 'INT64') return showerOfInteger(logical, physical) ?? showStored;
  const isBytes = physical === 'BYTE_ARRAY' || physical === 'FIXED_LEN_BYTE_ARRAY';
  return (isBytes ? showerOfBytes(logical, onInvalidText) : undefined) ?? showStored;
}

function showerOfBytes({ name, scale = 0 }: LogicalType, onInvalidText: () => void): ShowValue | undefined {
  if (TEXTS.has(name)) return (raw) => showText(raw, onInvalidText);
  if (SHAPES.has(name)) return (raw) => toBuffer(raw).toString('hex').toUpperCase();
  const fixed = OF_FIXED_LENGTH[name];
  if (fixed !== undefined) return whenLength(fixed.length, fixed.show);
  if (name === 'BSON') return (raw) => toBuffer(raw).toString('base64');
  return name === 'DECIMAL' ? (raw) => toDecimal(toWhole(raw), scale) : undefined;
}

function showerOfInteger(
  { name, unit, scale = 0, isAdjustedToUtc = false, isSigned }: LogicalType,
  physical: 'INT32' | 'INT64',
): ShowValue | undefined {
  const bits = physical === 'INT32' ? 32 : 64;
  if (isSigned === false) return (raw) => toExactNumber(String(BigInt.asUintN(bits, toWhole(raw))));
  if (name === 'DECIMAL') return (raw) => toDecimal(toWhole(raw), scale);
  if (name === 'DATE' && physical === 'INT32') return (raw) => toDateText(Number(raw));
  if (unit === undefined) return undefined;
  const perSecond = UNITS[unit];
  if (name === 'TIME') return (raw) => toTimeText(toWhole(raw), perSecond);
  return (raw) => toTimestampText(toWhole(raw), perSecond, isAdjustedToUtc);
}

function showStored(raw: RawValue): unknown {
  if (typeof raw === 'bigint') return toExactNumber(String(raw));
  if (typeof raw === 'number') return showFloat(raw, (value) => value);
  return raw instanceof Uint8Array ? showBytes(raw) : raw;
}

/** JSON has neither infinities nor NaN. */
function showFloat(raw: RawValue, shorten: (value: number) => number): unknown {
  const value = Number(raw);
  return Number.isFinite(value) ? shorten(value) : String(value);
}

function showText(raw: RawValue, onInvalidText: () => void): string {
  const bytes = toBuffer(raw);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    onInvalidText();
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

function showBytes(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters distinguish bytes from text.
    if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return text;
  } catch {
    // Shown as bytes.
  }
  return toBuffer(bytes).toString('base64');
}

/** Nanoseconds of the day, then the Julian day: a timestamp whose time zone is unknown. */
function showInt96(raw: RawValue): unknown {
  const bytes = toBuffer(raw);
  const days = BigInt(bytes.readInt32LE(8)) - JULIAN_DAY_OF_1970;
  return toTimestampText(days * NANOS_PER_DAY + bytes.readBigInt64LE(0), UNITS.NANOS, false);
}

function showUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function showInterval(bytes: Buffer): string {
  return toDurationText(bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8));
}

/** A 16-bit float, with the fewest digits that distinguish it from its neighbors. */
function showHalfFloat(bytes: Buffer): unknown {
  const bits = bytes.readUInt16LE(0);
  const sign = bits >>> 15 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? 'NaN' : String(sign * Number.POSITIVE_INFINITY);
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}

/** A value whose length does not match its type is shown in its stored form. */
function whenLength(length: number, show: (bytes: Buffer) => unknown): ShowValue {
  return (raw) => {
    const bytes = toBuffer(raw);
    return bytes.length === length ? show(bytes) : showStored(raw);
  };
}

const OF_FIXED_LENGTH: Readonly<Record<string, { length: number; show: (bytes: Buffer) => unknown }>> = {
  UUID: { length: 16, show: showUuid },
  FLOAT16: { length: 2, show: showHalfFloat },
  INTERVAL: { length: 12, show: showInterval },
};

/** A decimal in plain digits, with the number of decimal places of its type. */
export function toDecimal(unscaled: bigint, scale: number): number | string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  if (scale <= 0) return toExactNumber(`${sign}${digits}${'0'.repeat(digits === '0' ? 0 : -scale)}`);
  const padded = digits.padStart(scale + 1, '0');
  return toExactNumber(`${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`);
}

/** A big-endian integer in two's complement. */
function toWhole(raw: RawValue): bigint {
  if (!(raw instanceof Uint8Array)) return BigInt(raw);
  if (raw.length === 0) return 0n;
  return BigInt.asIntN(raw.length * 8, BigInt(`0x${toBuffer(raw).toString('hex')}`));
}

function toBuffer(raw: RawValue): Buffer {
  if (!(raw instanceof Uint8Array)) throw new Error('parquet: a value is not what its type says');
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
}
