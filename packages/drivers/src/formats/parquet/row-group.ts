import type { ThriftReader } from './thrift.ts';

/** The values of one leaf in one row group. */
export interface ColumnChunk {
  codec: string;
  valueCount: number;
  /** Offset of its first page, a dictionary page or a data page. */
  start: number;
  /** Bytes of all its pages; some writers state slightly too few. */
  size: number;
  isEncrypted: boolean;
  /** True if it is stored in another file. */
  isElsewhere: boolean;
}

export interface RowGroup {
  rowCount: number;
  columns: ColumnChunk[];
}

const CODECS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'LZO', 'BROTLI', 'LZ4', 'ZSTD', 'LZ4_RAW'];

export function readRowGroup(reader: ThriftReader, wire: number): RowGroup {
  const group: RowGroup = { rowCount: 0, columns: [] };
  reader.struct(wire, {
    1: (type) => {
      group.columns = reader.list(type, (item) => readColumnChunk(reader, item));
    },
    3: (type) => {
      group.rowCount = reader.integer(type);
    },
  });
  return group;
}

function readColumnChunk(reader: ThriftReader, wire: number): ColumnChunk {
  const chunk: ColumnChunk = {
    codec: 'unknown',
    valueCount: 0,
    start: 0,
    size: 0,
    isEncrypted: false,
    isElsewhere: false,
  };
  reader.struct(wire, {
    1: (type) => {
      chunk.isElsewhere = reader.binary(type).length > 0;
    },
    3: (type) => readColumnMetadata(reader, type, chunk),
    8: (type) => {
      chunk.isEncrypted = true;
      reader.skip(type);
    },
  });
  return chunk;
}

function readColumnMetadata(reader: ThriftReader, wire: number, chunk: ColumnChunk): void {
  let dataStart = 0;
  let dictionaryStart = 0;
  reader.struct(wire, {
    4: (type) => {
      const codec = reader.integer(type);
      chunk.codec = CODECS[codec] ?? `number ${codec}`;
    },
    5: (type) => {
      chunk.valueCount = reader.integer(type);
    },
    7: (type) => {
      chunk.size = reader.integer(type);
    },
    9: (type) => {
      dataStart = reader.integer(type);
    },
    11: (type) => {
      dictionaryStart = reader.integer(type);
    },
  });
  const isDictionaryFirst = dictionaryStart > 0 && dictionaryStart < dataStart;
  chunk.start = isDictionaryFirst ? dictionaryStart : dataStart;
}
