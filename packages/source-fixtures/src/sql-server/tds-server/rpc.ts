import { type ByteReader, createByteReader } from './byte-reader.ts';
import { SERVER_ERRORS, SqlError } from './server-errors.ts';
import type { Parameter } from './sql/database.ts';
import type { SqlType } from './sql/sql-type.ts';
import { decodeWindows1252 } from './sql/windows-1252.ts';
import type { SqlValue } from './value-encoding.ts';

/** A call of a procedure. */
export interface RpcCall {
  /** Lower case. */
  procedure: string;
  parameters: readonly Parameter[];
}

const PROCEDURES: Readonly<Record<number, string>> = {
  10: 'sp_executesql',
  11: 'sp_prepare',
  12: 'sp_execute',
  13: 'sp_prepexec',
  15: 'sp_unprepare',
};
const NULL_LENGTH = 0xffff;
const PLP_NULL = 0xffff_ffff_ffff_ffffn;
const COLLATION_SIZE = 5;

/** Skips the headers at the start of every request. */
export function skipHeaders(body: Buffer): Buffer {
  return body.subarray(body.readUInt32LE(0));
}

/**
 * Reads an RPC request (MS-TDS 2.2.6.6).
 *
 * @throws SqlError for a parameter of an unsupported type
 */
export function readRpc(body: Buffer): RpcCall {
  const reader = createByteReader(skipHeaders(body));
  const nameLength = reader.uint16();
  const procedure = nameLength === NULL_LENGTH ? nameOfProcedure(reader.uint16()) : reader.text(nameLength);
  reader.uint16();
  const parameters: Parameter[] = [];
  while (reader.remaining > 0) {
    const name = reader.text(reader.uint8());
    reader.uint8();
    parameters.push({ name, ...readTypedValue(reader) });
  }
  return { procedure: procedure.toLowerCase(), parameters };
}

function nameOfProcedure(id: number): string {
  return PROCEDURES[id] ?? `#${id}`;
}

function readTypedValue(reader: ByteReader): { type: SqlType; value: SqlValue } {
  const token = reader.uint8();
  switch (token) {
    case 0x26: {
      const declared = reader.uint8();
      const size = reader.uint8();
      return { type: integerType(declared), value: size === 0 ? null : readInteger(reader, size) };
    }
    case 0x68: {
      reader.uint8();
      return { type: { name: 'bit' }, value: reader.uint8() === 0 ? null : BigInt(reader.uint8()) };
    }
    case 0xe7:
    case 0xa7:
    case 0xa5:
      return readSized(reader, ({ 231: 'nvarchar', 167: 'varchar', 165: 'varbinary' } as const)[token]);
    default:
      throw new SqlError(SERVER_ERRORS.unsupported(`parameter of type 0x${token.toString(16)}`));
  }
}

function integerType(size: number): SqlType {
  const names = { 1: 'tinyint', 2: 'smallint', 4: 'int', 8: 'bigint' } as const;
  if (size !== 1 && size !== 2 && size !== 4 && size !== 8)
    throw new RangeError('An integer has an odd size.');
  return { name: names[size] };
}

function readInteger(reader: ByteReader, size: number): bigint {
  const value = reader.unsigned(size);
  return size === 1 ? value : BigInt.asIntN(size * 8, value);
}

function readSized(
  reader: ByteReader,
  name: 'nvarchar' | 'varchar' | 'varbinary',
): { type: SqlType; value: SqlValue } {
  const declared = reader.uint16();
  if (name !== 'varbinary') reader.bytes(COLLATION_SIZE);
  const isLong = declared === NULL_LENGTH;
  const bytes = isLong ? readChunks(reader) : readBytes(reader);
  const length = isLong ? 'max' : name === 'nvarchar' ? declared / 2 : declared;
  return { type: { name, length }, value: bytes === null ? null : decode(name, bytes) };
}

function readBytes(reader: ByteReader): Buffer | null {
  const length = reader.uint16();
  return length === NULL_LENGTH ? null : reader.bytes(length);
}

function readChunks(reader: ByteReader): Buffer | null {
  if (reader.uint64() === PLP_NULL) return null;
  const chunks: Buffer[] = [];
  for (let size = reader.uint32(); size > 0; size = reader.uint32()) chunks.push(reader.bytes(size));
  return Buffer.concat(chunks);
}

function decode(name: 'nvarchar' | 'varchar' | 'varbinary', bytes: Buffer): SqlValue {
  if (name === 'varbinary') return bytes;
  return name === 'nvarchar' ? bytes.toString('utf16le') : decodeWindows1252(bytes);
}
