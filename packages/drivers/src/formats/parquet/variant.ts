import type { LogicalType } from './logical-type.ts';
import type { RawValue } from './raw-values.ts';
import type { PhysicalType } from './schema-element.ts';
import { showerOf, toDecimal } from './show-value.ts';

/** A variant as stored in columns: encoded bytes, and typed fields if the writer shredded it. */
interface Shredded {
  value?: unknown;
  typed_value?: unknown;
}

const MISSING = Symbol('no value');
const MAX_DEPTH = 100;
// Basic types.
const PRIMITIVE = 0;
const SHORT_STRING = 1;
const OBJECT = 2;

type Stored = { physical: PhysicalType; length: number; logical?: LogicalType };
const time = (name: string, unit: 'MICROS' | 'NANOS', isAdjustedToUtc: boolean): Stored => ({
  physical: 'INT64',
  length: 8,
  logical: { name, unit, isAdjustedToUtc },
});

/** Fixed-length primitive types that are stored as in columns, by number. */
const FIXED: Readonly<Record<number, Stored>> = {
  5: { physical: 'INT32', length: 4 },
  6: { physical: 'INT64', length: 8 },
  7: { physical: 'DOUBLE', length: 8 },
  11: { physical: 'INT32', length: 4, logical: { name: 'DATE' } },
  12: time('TIMESTAMP', 'MICROS', true),
  13: time('TIMESTAMP', 'MICROS', false),
  14: { physical: 'FLOAT', length: 4 },
  17: time('TIME', 'MICROS', false),
  18: time('TIMESTAMP', 'NANOS', true),
  19: time('TIMESTAMP', 'NANOS', false),
  20: { physical: 'FIXED_LEN_BYTE_ARRAY', length: 16, logical: { name: 'UUID' } },
};
const DECIMAL_SIZES: Readonly<Record<number, number>> = { 8: 4, 9: 8, 10: 16 };

/**
 * Converts a variant to JSON text.
 *
 * @see https://github.com/apache/parquet-format/blob/master/VariantEncoding.md
 * @see https://github.com/apache/parquet-format/blob/master/VariantShredding.md
 */
export function showVariant({ metadata, ...shredded }: Shredded & { metadata?: unknown }): string | null {
  if (!(metadata instanceof Uint8Array)) throw new Error('parquet: a variant without its names');
  const value = rebuild(shredded, readNames(toBuffer(metadata)));
  // A variant may contain its own null, which is shown like a missing value.
  return value === MISSING || value === null ? null : JSON.stringify(value);
}

function rebuild({ value, typed_value: typed }: Shredded, names: readonly string[]): unknown {
  const rest = value instanceof Uint8Array ? decode(toBuffer(value), { names, depth: 0 }) : MISSING;
  if (typed === null || typed === undefined) return rest;
  if (typed instanceof Uint8Array) return toBuffer(typed).toString('base64');
  if (Array.isArray(typed)) return typed.map((item: Shredded) => orNull(rebuild(item, names)));
  if (typeof typed !== 'object') return typed;
  const fields = Object.entries(typed).flatMap(([name, field]: [string, Shredded]) => {
    const shown = rebuild(field, names);
    return shown === MISSING ? [] : [[name, shown] as const];
  });
  const others = typeof rest === 'object' && rest !== null ? Object.entries(rest) : [];
  return Object.fromEntries([...others, ...fields]);
}

function orNull(value: unknown): unknown {
  return value === MISSING ? null : value;
}

function readNames(bytes: Buffer): string[] {
  const head = bytes.readUInt8(0);
  if ((head & 15) !== 1) throw new Error('parquet: a variant of another version');
  const width = (head >> 6) + 1;
  const count = bytes.readUIntLE(1, width);
  const offsets = readNumbers(bytes, { start: 1 + width, width, count: count + 1 });
  const base = 1 + width * (count + 2);
  return offsets
    .slice(1)
    .map((end, index) => toText(bytes.subarray(base + (offsets[index] ?? 0), base + end)));
}

interface Place {
  names: readonly string[];
  depth: number;
}

function decode(bytes: Buffer, { names, depth }: Place): unknown {
  if (depth > MAX_DEPTH) throw new Error('parquet: a variant is nested too deeply');
  const head = bytes.readUInt8(0);
  const kind = head & 3;
  const detail = head >> 2;
  const rest = bytes.subarray(1);
  if (kind === PRIMITIVE) return decodePrimitive(detail, rest);
  if (kind === SHORT_STRING) return toText(take(rest, detail));
  const inner = { names, depth: depth + 1 };
  return kind === OBJECT ? decodeObject(rest, detail, inner) : decodeArray(rest, detail, inner);
}

function decodePrimitive(type: number, bytes: Buffer): unknown {
  if (type <= 2) return type === 0 ? null : type === 1;
  if (type === 3) return bytes.readInt8(0);
  if (type === 4) return bytes.readInt16LE(0);
  if (type === 15) return take(bytes.subarray(4), bytes.readUInt32LE(0)).toString('base64');
  if (type === 16) return toText(take(bytes.subarray(4), bytes.readUInt32LE(0)));
  const decimalSize = DECIMAL_SIZES[type];
  if (decimalSize !== undefined) return decodeDecimal(take(bytes, decimalSize + 1));
  const stored = FIXED[type];
  if (stored === undefined) throw new Error(`parquet: a variant of type ${type}`);
  const show = showerOf({ ...stored, name: '', repetition: 'REQUIRED', childCount: 0 }, () => {});
  return show(readStored(take(bytes, stored.length), stored.physical));
}

function readStored(bytes: Buffer, physical: PhysicalType): RawValue {
  switch (physical) {
    case 'INT32':
      return bytes.readInt32LE(0);
    case 'INT64':
      return bytes.readBigInt64LE(0);
    case 'FLOAT':
      return bytes.readFloatLE(0);
    case 'DOUBLE':
      return bytes.readDoubleLE(0);
    default:
      return bytes;
  }
}

function decodeDecimal(bytes: Buffer): unknown {
  const highestFirst = Buffer.from(bytes.subarray(1)).reverse().toString('hex');
  return toDecimal(BigInt.asIntN((bytes.length - 1) * 8, BigInt(`0x${highestFirst}`)), bytes.readUInt8(0));
}

function decodeObject(bytes: Buffer, detail: number, inner: Place): unknown {
  const width = (detail & 3) + 1;
  const idWidth = ((detail >> 2) & 3) + 1;
  const { count, start } = readCount(bytes, (detail >> 4) & 1);
  const ids = readNumbers(bytes, { start, width: idWidth, count });
  const offsets = readNumbers(bytes, { start: start + count * idWidth, width, count: count + 1 });
  const base = start + count * idWidth + (count + 1) * width;
  return Object.fromEntries(
    ids.map((id, index) => {
      const name = inner.names[id];
      if (name === undefined) throw new Error('parquet: a variant names a field that it has not');
      return [name, decode(bytes.subarray(base + (offsets[index] ?? 0)), inner)];
    }),
  );
}

function decodeArray(bytes: Buffer, detail: number, inner: Place): unknown {
  const width = (detail & 3) + 1;
  const { count, start } = readCount(bytes, (detail >> 2) & 1);
  const offsets = readNumbers(bytes, { start, width, count: count + 1 });
  const base = start + (count + 1) * width;
  return offsets.slice(0, -1).map((offset) => decode(bytes.subarray(base + offset), inner));
}

function readCount(bytes: Buffer, isLarge: number): { count: number; start: number } {
  return isLarge ? { count: bytes.readUInt32LE(0), start: 4 } : { count: bytes.readUInt8(0), start: 1 };
}

function readNumbers(
  bytes: Buffer,
  { start, width, count }: { start: number; width: number; count: number },
): number[] {
  if (start + width * count > bytes.length) throw new Error('parquet: a variant ends early');
  return Array.from({ length: count }, (_, index) => bytes.readUIntLE(start + index * width, width));
}

function take(bytes: Buffer, length: number): Buffer {
  if (length > bytes.length) throw new Error('parquet: a variant ends early');
  return bytes.subarray(0, length);
}

function toText(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
