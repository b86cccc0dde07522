import { type ByteWriter, createByteWriter } from './byte-writer.ts';
import { familyOf, isUnicode, type SqlType } from './sql/sql-type.ts';

/** SQL_Latin1_General_CP1_CI_AS. */
export const COLLATION: Buffer = Buffer.from([0x09, 0x04, 0xd0, 0x00, 0x34]);

/** Latin1_General_100_BIN2_UTF8. */
const UTF8_COLLATION = Buffer.from([0x09, 0x04, 0x00, 0x26, 0x00]);

/** The length that means `max`. */
const MAX_LENGTH = 0xffff;

const FIXED_BY_NAME = {
  bit: [0x68, 1],
  tinyint: [0x26, 1],
  smallint: [0x26, 2],
  int: [0x26, 4],
  bigint: [0x26, 8],
  real: [0x6d, 4],
  float: [0x6d, 8],
  smallmoney: [0x6e, 4],
  money: [0x6e, 8],
  smalldatetime: [0x6f, 4],
  datetime: [0x6f, 8],
  uniqueidentifier: [0x24, 16],
} as const;

const SIZED_BY_NAME = {
  char: 0xaf,
  varchar: 0xa7,
  nchar: 0xef,
  nvarchar: 0xe7,
  binary: 0xad,
  varbinary: 0xa5,
  timestamp: 0xad,
} as const;

const SCALED_BY_NAME = { time: 0x29, datetime2: 0x2a, datetimeoffset: 0x2b } as const;
const LARGE_BY_NAME = { text: 0x23, ntext: 0x63, image: 0x22 } as const;

/** Writes the description of a type for a client (MS-TDS 2.2.5.4), always in its nullable form. */
export function writeTypeInfo(type: SqlType): Buffer {
  const writer = createByteWriter();
  const { name } = type;
  if (name === 'sql_variant') return writer.uint8(0x62).uint32(8009).toBuffer();
  // No schema collection.
  if (name === 'xml') return writer.uint8(0xf1).uint8(0).toBuffer();
  // Clients that did not request the json type receive varchar(max) in UTF-8.
  if (name === 'json') return writer.uint8(0xa7).uint16(MAX_LENGTH).bytes(UTF8_COLLATION).toBuffer();
  if (familyOf(type) === 'clr') return writeClrType(writer.uint8(0xf0), name).toBuffer();
  if (name === 'date') return writer.uint8(0x28).toBuffer();
  if (isKeyOf(FIXED_BY_NAME, name)) {
    const [token, size] = FIXED_BY_NAME[name];
    return writer.uint8(token).uint8(size).toBuffer();
  }
  if (isKeyOf(SCALED_BY_NAME, name))
    return writer
      .uint8(SCALED_BY_NAME[name])
      .uint8(type.scale ?? 7)
      .toBuffer();
  if (isKeyOf(SIZED_BY_NAME, name)) return writeSized(writer.uint8(SIZED_BY_NAME[name]), type).toBuffer();
  if (isKeyOf(LARGE_BY_NAME, name)) {
    writer.uint8(LARGE_BY_NAME[name]).uint32(0x7fffffff);
    return (name === 'image' ? writer : writer.bytes(COLLATION)).toBuffer();
  }
  const { precision = 18, scale = 0 } = type;
  return writer
    .uint8(name === 'numeric' ? 0x6c : 0x6a)
    .uint8(decimalSize(precision))
    .uint8(precision)
    .uint8(scale)
    .toBuffer();
}

/** UDT_INFO: size, the three parts of the name, and the class (MS-TDS 2.2.5.5.2). */
function writeClrType(writer: ByteWriter, name: string): ByteWriter {
  const [size, className] =
    name === 'hierarchyid'
      ? [892, 'SqlHierarchyId']
      : [MAX_LENGTH, `Sql${name === 'geometry' ? 'Geometry' : 'Geography'}`];
  return writer
    .uint16(size)
    .shortText('')
    .shortText('sys')
    .shortText(name)
    .longText(`Microsoft.SqlServer.Types.${className}, Microsoft.SqlServer.Types`);
}

/** Returns the size in bytes of a decimal with the given precision, including its sign. */
export function decimalSize(precision: number): number {
  if (precision <= 9) return 5;
  if (precision <= 19) return 9;
  return precision <= 28 ? 13 : 17;
}

function writeSized(writer: ByteWriter, type: SqlType): ByteWriter {
  const { length = 1 } = type;
  const bytes = length === 'max' ? MAX_LENGTH : length * (isUnicode(type) ? 2 : 1);
  writer.uint16(bytes);
  return familyOf(type) === 'binary' ? writer : writer.bytes(COLLATION);
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}
