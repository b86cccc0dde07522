import { createByteWriter } from './byte-writer.ts';
import { SERVER_ERRORS, SqlError } from './server-errors.ts';
import { familyOf, readSqlType, type SqlType } from './sql/sql-type.ts';
import { COLLATION } from './type-info.ts';
import { encodeValue, type SqlValue } from './value-encoding.ts';

/** A value of a `sql_variant` column, with its declared base type. */
export interface TdsVariant {
  type: string;
  value: bigint | number | string | Uint8Array;
}

/** A value with its own type. */
export interface TypedValue {
  type: SqlType;
  value: SqlValue;
}

/** Type tokens inside a variant (MS-TDS 2.2.5.5.4), of fixed size if the type has one. */
const TOKENS: Readonly<Record<string, number>> = {
  bit: 0x32,
  tinyint: 0x30,
  smallint: 0x34,
  int: 0x38,
  bigint: 0x7f,
  real: 0x3b,
  float: 0x3e,
  smallmoney: 0x7a,
  money: 0x3c,
  smalldatetime: 0x3a,
  datetime: 0x3d,
  uniqueidentifier: 0x24,
  date: 0x28,
  time: 0x29,
  datetime2: 0x2a,
  datetimeoffset: 0x2b,
  decimal: 0x6a,
  numeric: 0x6c,
  char: 0xaf,
  varchar: 0xa7,
  nchar: 0xef,
  nvarchar: 0xe7,
  binary: 0xad,
  varbinary: 0xa5,
};

/** Packs a variant into one string for the engine. */
export function packVariant({ type, value }: TdsVariant): string {
  const filled = fillUp(readSqlType(type), value);
  const kept = filled instanceof Uint8Array ? Buffer.from(filled).toString('hex') : String(filled);
  const packed = JSON.stringify([type, filled instanceof Uint8Array ? 'bytes' : typeof filled, kept]);
  encodeVariant(unpackVariant(packed));
  return packed;
}

/** Types without `var` in their name keep their declared length. */
function fillUp({ name, length }: SqlType, value: TdsVariant['value']): TdsVariant['value'] {
  if (typeof length !== 'number' || name.includes('var')) return value;
  if (typeof value === 'string') return value.padEnd(length);
  if (!(value instanceof Uint8Array)) return value;
  return Buffer.concat([value, Buffer.alloc(Math.max(0, length - value.length))]);
}

/**
 * Encodes a value of any type for a row.
 *
 * @throws SqlError for types whose encoding is not implemented
 */
export function encodeCell(type: SqlType, value: SqlValue): Buffer {
  if (type.name === 'sql_variant') return encodeVariant(unpackVariant(String(value)));
  if (type.name === 'json' || familyOf(type) === 'clr')
    throw new SqlError(SERVER_ERRORS.unsupported(`SELECT of ${type.name} as it is stored`));
  return encodeValue(type, value);
}

/** Reads what `packVariant` wrote. */
export function unpackVariant(packed: string): TypedValue {
  const [declared, kind, kept] = JSON.parse(packed) as [string, string, string];
  const type = readSqlType(declared);
  if (kind === 'bytes') return { type, value: Buffer.from(kept, 'hex') };
  if (familyOf(type) === 'integer') return { type, value: BigInt(kept) };
  return { type, value: kind === 'number' ? Number(kept) : kept };
}

/**
 * Encodes a variant for a row: length, base type, its properties and the value.
 *
 * @throws RangeError for a type that a variant cannot hold
 */
function encodeVariant({ type, value }: TypedValue): Buffer {
  const token = TOKENS[type.name];
  if (token === undefined || type.length === 'max')
    throw new RangeError(`A sql_variant cannot hold ${type.name}.`);
  const properties = propertiesOf(type);
  const family = familyOf(type);
  // In a variant, the length precedes the base type.
  const bare = encodeValue(type, value).subarray(family === 'text' || family === 'binary' ? 2 : 1);
  return createByteWriter()
    .uint32(2 + properties.length + bare.length)
    .uint8(token)
    .uint8(properties.length)
    .bytes(properties)
    .bytes(bare)
    .toBuffer();
}

function propertiesOf(type: SqlType): Buffer {
  const writer = createByteWriter();
  const { name, length, precision = 18, scale } = type;
  if (typeof length === 'number') {
    if (familyOf(type) === 'text') writer.bytes(COLLATION);
    return writer.uint16(name.startsWith('n') ? length * 2 : length).toBuffer();
  }
  if (name === 'decimal' || name === 'numeric')
    return writer
      .uint8(precision)
      .uint8(scale ?? 0)
      .toBuffer();
  const hasScale = name === 'time' || name === 'datetime2' || name === 'datetimeoffset';
  return hasScale ? writer.uint8(scale ?? 7).toBuffer() : writer.toBuffer();
}
