import { createByteWriter } from './byte-writer.ts';
import { readDateTime, TICKS_PER_DAY, TICKS_PER_SECOND } from './sql/date-time.ts';
import { isUnicode, type SqlType } from './sql/sql-type.ts';
import { encodeWindows1252 } from './sql/windows-1252.ts';
import { decimalSize } from './type-info.ts';

/** A value in the engine's form: exact numbers, dates and GUIDs are strings. */
export type SqlValue = null | bigint | number | string | Uint8Array;

const DAYS_TO_1900 = 693_595;
const PLP_NULL = 0xffff_ffff_ffff_ffffn;
const PLP_CHUNK_SIZE = 8000;
const INTEGER_SIZE = { bit: 1, tinyint: 1, smallint: 2, int: 4, bigint: 8 } as const;

/**
 * Encodes a value for a row.
 *
 * @throws RangeError if the type cannot hold the value
 */
export function encodeValue(type: SqlType, value: SqlValue): Buffer {
  if (value === null) return encodeNull(type);
  switch (type.name) {
    case 'bit':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
      return encodeInteger(INTEGER_SIZE[type.name], value);
    case 'real':
    case 'float':
      return encodeFloat(type.name, Number(value));
    case 'smallmoney':
    case 'money':
      return encodeMoney(type.name, toUnits(String(value), 4));
    case 'decimal':
    case 'numeric':
      return encodeDecimal(type, String(value));
    case 'uniqueidentifier':
      return withShortLength(encodeGuid(String(value)));
    case 'date':
    case 'time':
    case 'smalldatetime':
    case 'datetime':
    case 'datetime2':
    case 'datetimeoffset':
      return withShortLength(encodeDateTime(type, String(value)));
    default:
      return encodeBytes(type, toBytes(type, value));
  }
}

function encodeNull({ name, length }: SqlType): Buffer {
  if (length === 'max') return createByteWriter().uint64(PLP_NULL).toBuffer();
  return length === undefined || name === 'image' ? Buffer.from([0]) : Buffer.from([0xff, 0xff]);
}

function encodeInteger(size: number, value: SqlValue): Buffer {
  if (typeof value !== 'bigint') throw new RangeError(`${value} is not a whole number.`);
  // A tinyint is unsigned, and a bit is 0 or 1.
  const [low, high] =
    size === 1 ? [0n, 255n] : [-(1n << BigInt(size * 8 - 1)), (1n << BigInt(size * 8 - 1)) - 1n];
  if (value < low || value > high) throw new RangeError(`${value} does not fit in ${size} bytes.`);
  return createByteWriter().uint8(size).unsigned(BigInt.asUintN(64, value), size).toBuffer();
}

function encodeFloat(name: 'real' | 'float', value: number): Buffer {
  const bytes = Buffer.alloc(name === 'real' ? 4 : 8);
  if (name === 'real') bytes.writeFloatLE(value);
  else bytes.writeDoubleLE(value);
  return withShortLength(bytes);
}

function encodeMoney(name: 'money' | 'smallmoney', units: bigint): Buffer {
  const wide = BigInt.asUintN(64, units);
  const writer = createByteWriter();
  if (name === 'smallmoney') return writer.uint8(4).unsigned(wide, 4).toBuffer();
  // The half with the sign comes first.
  return writer
    .uint8(8)
    .unsigned(wide >> 32n, 4)
    .unsigned(wide & 0xffff_ffffn, 4)
    .toBuffer();
}

function encodeDecimal({ precision = 18, scale = 0 }: SqlType, text: string): Buffer {
  const units = toUnits(text, scale);
  const magnitude = units < 0n ? -units : units;
  if (magnitude >= 10n ** BigInt(precision))
    throw new RangeError(`${text} has more than ${precision} digits.`);
  const size = decimalSize(precision);
  return createByteWriter()
    .uint8(size)
    .uint8(units < 0n ? 0 : 1)
    .unsigned(magnitude, size - 1)
    .toBuffer();
}

function toUnits(text: string, scale: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || fraction.length > scale) throw new RangeError(`${text} has not ${scale} decimals.`);
  return BigInt(`${sign}${whole}${fraction.padEnd(scale, '0')}`);
}

/** The first three groups are little-endian. */
function encodeGuid(text: string): Buffer {
  const groups = text.split('-').map((group) => Buffer.from(group, 'hex'));
  const bytes = Buffer.concat(groups.map((group, index) => (index < 3 ? group.reverse() : group)));
  if (bytes.length !== 16) throw new RangeError(`${text} is not a GUID.`);
  return bytes;
}

function encodeDateTime(type: SqlType, text: string): Buffer {
  const { days, ticks, offsetMinutes } = readDateTime(text);
  const writer = createByteWriter();
  const { scale = 7 } = type;
  const timeSize = scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  const toTime = (value: number) => BigInt(Math.floor(value / 10 ** (7 - scale)));
  switch (type.name) {
    case 'date':
      return writer.unsigned(BigInt(days), 3).toBuffer();
    case 'time':
      return writer.unsigned(toTime(ticks), timeSize).toBuffer();
    case 'smalldatetime':
      return writer
        .uint16(days - DAYS_TO_1900)
        .uint16(Math.floor(ticks / TICKS_PER_SECOND / 60))
        .toBuffer();
    case 'datetime':
      return writer
        .int32(days - DAYS_TO_1900)
        .uint32(Math.round((ticks * 300) / TICKS_PER_SECOND))
        .toBuffer();
    case 'datetime2':
      return writer.unsigned(toTime(ticks), timeSize).unsigned(BigInt(days), 3).toBuffer();
    default: {
      // The wire format stores the date and time in UTC.
      const shifted = ticks - offsetMinutes * 60 * TICKS_PER_SECOND;
      const dayShift = Math.floor(shifted / TICKS_PER_DAY);
      return writer
        .unsigned(toTime(shifted - dayShift * TICKS_PER_DAY), timeSize)
        .unsigned(BigInt(days + dayShift), 3)
        .int16(offsetMinutes)
        .toBuffer();
    }
  }
}

function toBytes(type: SqlType, value: SqlValue): Buffer {
  if (value instanceof Uint8Array) return pad(type, Buffer.from(value), 0);
  const text = String(value);
  if (isUnicode(type)) return pad(type, Buffer.from(text, 'utf16le'), 0x20);
  return pad(type, encodeWindows1252(text), 0x20);
}

/** Types without `var` in their name are padded to their length. */
function pad(type: SqlType, bytes: Buffer, filler: number): Buffer {
  const { name, length } = type;
  if (typeof length !== 'number') return bytes;
  const size = length * (isUnicode(type) ? 2 : 1);
  if (bytes.length > size) throw new RangeError(`A value is longer than ${length}.`);
  if (name.includes('var')) return bytes;
  const rest = Buffer.alloc(size - bytes.length, filler);
  if (isUnicode(type)) for (let index = 1; index < rest.length; index += 2) rest[index] = 0;
  return Buffer.concat([bytes, rest]);
}

function encodeBytes({ length }: SqlType, bytes: Buffer): Buffer {
  const writer = createByteWriter();
  if (typeof length === 'number') return writer.uint16(bytes.length).bytes(bytes).toBuffer();
  // The older large types (text, ntext, image) carry a pointer and a timestamp, which clients ignore.
  if (length === undefined) {
    return writer.uint8(16).bytes(Buffer.alloc(24)).uint32(bytes.length).bytes(bytes).toBuffer();
  }
  writer.uint64(BigInt(bytes.length));
  for (let offset = 0; offset < bytes.length; offset += PLP_CHUNK_SIZE) {
    const chunk = bytes.subarray(offset, offset + PLP_CHUNK_SIZE);
    writer.uint32(chunk.length).bytes(chunk);
  }
  return writer.uint32(0).toBuffer();
}

function withShortLength(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
