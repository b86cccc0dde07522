/** A value of Thrift's compact protocol. */
export type Thrift =
  | { int: number }
  | { bytes: string | Uint8Array }
  | { flag: boolean }
  | { list: Thrift[] }
  | { struct: Readonly<Record<number, Thrift>> };

/** A leaf column of one row group. Unless specified otherwise, its values are PLAIN and uncompressed. */
export interface HandMadeColumn {
  name: string;
  /** Number of the physical type. */
  type: number;
  /** Additional fields of its schema element. */
  element?: Readonly<Record<number, Thrift>>;
  /** Additional fields of its column metadata. */
  metadata?: Readonly<Record<number, Thrift>>;
  /** Additional fields of its column chunk. */
  chunk?: Readonly<Record<number, Thrift>>;
  /** Encoded values of each page. */
  pages: readonly { count: number; bytes: Uint8Array; header?: Readonly<Record<number, Thrift>> }[];
}

export const int = (value: number): Thrift => ({ int: value });
export const struct = (fields: Readonly<Record<number, Thrift>>): Thrift => ({ struct: fields });

/**
 * Writes Parquet files that no available writer produces: encrypted columns, future types, wrong counts.
 *
 * @param rowCount number of rows that the footer states for the file and its row group
 * @param footer additional fields of the footer
 */
export function writeByHand(
  columns: readonly HandMadeColumn[],
  { rowCount, footer = {} }: { rowCount: number; footer?: Readonly<Record<number, Thrift>> },
): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('PAR1')];
  let offset = 4;
  const chunks = columns.map((column): Thrift => {
    const start = offset;
    for (const { count, bytes, header = {} } of column.pages) {
      const dataHeader = struct({ 1: int(count), 2: int(0), 3: int(3), 4: int(3) });
      const fields = { 1: int(0), 2: int(bytes.length), 3: int(bytes.length), 5: dataHeader, ...header };
      const page = Buffer.concat([encode(struct(fields)), bytes]);
      parts.push(page);
      offset += page.length;
    }
    const valueCount = column.pages.reduce((sum, { count }) => sum + count, 0);
    const metadata = {
      1: int(column.type),
      2: { list: [int(0)] },
      3: { list: [{ bytes: column.name }] },
      4: int(0),
      5: int(valueCount),
      6: int(offset - start),
      7: int(offset - start),
      9: int(start),
      ...column.metadata,
    };
    return struct({ 2: int(start), 3: struct(metadata), ...column.chunk });
  });
  const elements = columns.map(({ name, type, element }) =>
    struct({ 1: int(type), 3: int(0), 4: { bytes: name }, ...element }),
  );
  const root = struct({ 4: { bytes: 'schema' }, 5: int(columns.length) });
  const rowGroup = struct({ 1: { list: chunks }, 2: int(offset), 3: int(rowCount) });
  const encoded = encode(
    struct({
      1: int(2),
      2: { list: [root, ...elements] },
      3: int(rowCount),
      4: { list: [rowGroup] },
      ...footer,
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(encoded.length);
  return new Uint8Array(Buffer.concat([...parts, encoded, length, Buffer.from('PAR1')]));
}

function encode(value: Thrift): Buffer {
  if ('int' in value) return varint(zigzag(value.int));
  if ('bytes' in value) {
    const bytes = Buffer.from(value.bytes);
    return Buffer.concat([varint(BigInt(bytes.length)), bytes]);
  }
  if ('flag' in value) return Buffer.alloc(0);
  if ('list' in value) {
    const { list } = value;
    const item = list[0] === undefined ? 12 : wireOf(list[0]);
    const head =
      list.length < 15
        ? [Buffer.from([(list.length << 4) | item])]
        : [Buffer.from([0xf0 | item]), varint(BigInt(list.length))];
    return Buffer.concat([...head, ...list.map(encode)]);
  }
  const fields = Object.entries(value.struct).map(([id, field]) => {
    // The long form, which states the number of each field explicitly.
    return Buffer.concat([Buffer.from([wireOf(field)]), varint(zigzag(Number(id))), encode(field)]);
  });
  return Buffer.concat([...fields, Buffer.from([0])]);
}

function wireOf(value: Thrift): number {
  if ('int' in value) return 6;
  if ('bytes' in value) return 8;
  if ('flag' in value) return value.flag ? 1 : 2;
  return 'list' in value ? 9 : 12;
}

function zigzag(value: number): bigint {
  return BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}
