import { createByteWriter } from './byte-writer.ts';
import type { ServerMessage } from './server-errors.ts';
import type { SqlType } from './sql/sql-type.ts';
import { COLLATION, writeTypeInfo } from './type-info.ts';
import type { SqlValue } from './value-encoding.ts';
import { encodeCell } from './variant.ts';

/** A result column. */
export interface ResultColumn {
  name: string;
  type: SqlType;
  isNullable: boolean;
}

/** Bits of a DONE token. */
export const DONE = { final: 0, more: 1, error: 2, count: 0x10, attention: 0x20 } as const;

const DONE_TOKEN = { batch: 0xfd, procedure: 0xfe, inProcedure: 0xff } as const;
const CURRENT_COMMAND_SELECT = 0xc1;
const PRODUCT = 'Microsoft SQL Server';

/** ERROR, or INFO if the severity is low. */
export function writeMessage(
  { number, state, class: severity, text }: ServerMessage,
  serverName: string,
): Buffer {
  const body = createByteWriter()
    .int32(number)
    .uint8(state)
    .uint8(severity)
    .longText(text)
    .shortText(serverName)
    .shortText('')
    .int32(1)
    .toBuffer();
  return withLength(severity > 10 ? 0xaa : 0xab, body);
}

export function writeLoginAck(tdsVersion: number): Buffer {
  const body = createByteWriter()
    .uint8(1)
    .uint32BE(tdsVersion)
    .shortText(PRODUCT.padEnd(PRODUCT.length + 2, '\0'))
    .bytes(Buffer.from([16, 0, 0x10, 0]))
    .toBuffer();
  return withLength(0xad, body);
}

/** ENVCHANGE with a string value: database (1), language (2), packet size (4). */
export function writeTextChange(type: 1 | 2 | 4, now: string, before: string): Buffer {
  return withLength(0xe3, createByteWriter().uint8(type).shortText(now).shortText(before).toBuffer());
}

export function writeCollationChange(): Buffer {
  return withLength(
    0xe3,
    createByteWriter().uint8(7).uint8(COLLATION.length).bytes(COLLATION).uint8(0).toBuffer(),
  );
}

/** ENVCHANGE that routes the client to another server. */
export function writeRouting({ host, port }: { host: string; port: number }): Buffer {
  const target = createByteWriter().uint8(0).uint16(port).longText(host).toBuffer();
  return withLength(
    0xe3,
    createByteWriter().uint8(20).uint16(target.length).bytes(target).uint16(0).toBuffer(),
  );
}

/** FEATUREEXTACK for a login with an access token. */
export function writeFederatedAck(): Buffer {
  return createByteWriter().uint8(0xae).uint8(2).uint32(0).uint8(0xff).toBuffer();
}

export function writeColumns(columns: readonly ResultColumn[]): Buffer {
  const writer = createByteWriter().uint8(0x81).uint16(columns.length);
  for (const { name, type, isNullable } of columns) {
    writer
      .uint32(0)
      .uint16(isNullable ? 1 : 0)
      .bytes(writeTypeInfo(type));
    // The older large types (text, ntext, image) include the name of their table.
    if (['text', 'ntext', 'image'].includes(type.name)) writer.uint8(1).longText('');
    writer.shortText(name);
  }
  return writer.toBuffer();
}

/** ROW, or NBCROW if any value is null. */
export function writeRow(columns: readonly ResultColumn[], values: readonly SqlValue[]): Buffer {
  const hasNulls = values.includes(null);
  const writer = createByteWriter().uint8(hasNulls ? 0xd2 : 0xd1);
  if (hasNulls) {
    const bitmap = Buffer.alloc(Math.ceil(columns.length / 8));
    values.forEach((value, index) => {
      if (value === null) bitmap[index >> 3] = (bitmap[index >> 3] ?? 0) | (1 << (index & 7));
    });
    writer.bytes(bitmap);
  }
  columns.forEach(({ type }, index) => {
    const value = values[index] ?? null;
    if (value !== null) writer.bytes(encodeCell(type, value));
  });
  return writer.toBuffer();
}

/** ORDER: the numbers of the sort columns, from 1. */
export function writeOrder(columnNumbers: readonly number[]): Buffer {
  const writer = createByteWriter();
  for (const number of columnNumbers) writer.uint16(number);
  return withLength(0xa9, writer.toBuffer());
}

export function writeReturnStatus(status: number): Buffer {
  return createByteWriter().uint8(0x79).int32(status).toBuffer();
}

export function writeDone(kind: keyof typeof DONE_TOKEN, status: number, rowCount = 0): Buffer {
  return createByteWriter()
    .uint8(DONE_TOKEN[kind])
    .uint16(status)
    .uint16((status & DONE.count) === 0 ? 0 : CURRENT_COMMAND_SELECT)
    .uint64(BigInt(rowCount))
    .toBuffer();
}

function withLength(token: number, body: Buffer): Buffer {
  return createByteWriter().uint8(token).uint16(body.length).bytes(body).toBuffer();
}
