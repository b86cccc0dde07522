// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import { type FieldReaders, ThriftReader } from './thrift.ts';

/** How values are stored. */
export type PhysicalType = (typeof PHYSICAL_TYPES)[number] | 'UNKNOWN';

/** What stored values mean, as far as it is known here. */
export interface LogicalType {
  name: string;
  /** Of times and timestamps. */
  unit?: 'MILLIS' | 'MICROS' | 'NANOS';
  isAdjustedToUtc?: boolean;
  /** Of decimals. */
  scale?: number;
  /** Of integers. */
  isSigned?: boolean;
}

/** One element of the schema, in the order of a walk from the root. */
export interface SchemaElement {
  name: string;
  physical?: PhysicalType;
  /** Bytes of each value of fixed length. */
  length: number;
  repetition: 'REQUIRED' | 'OPTIONAL' | 'REPEATED';
  childCount: number;
  logical?: LogicalType;
}

/** The values of one leaf in one row group. */
export interface ColumnChunk {
  codec: string;
  valueCount: number;
  /** Where its first page starts, a dictionary or data. */
  start: number;
  /** Bytes of all its pages; some writers state a little less. */
  size: number;
  isEncrypted: boolean;
  /** Whether it is stored in another file. */
  isElsewhere: boolean;
}

export interface RowGroup {
  rowCount: number;
  columns: ColumnChunk[];
}

export interface FileMetadata {
  elements: SchemaElement[];
  rowCount: number;
  rowGroupCount: number;
  isEncrypted: boolean;
  /** Decodes one row group after another: a large file has thousands, and few are needed. */
  rowGroups(): Iterable<RowGroup>;
}

const PHYSICAL_TYPES = [
  'BOOLEAN',
  'INT32',
  'INT64',
  'INT96',
  'FLOAT',
  'DOUBLE',
  'BYTE_ARRAY',
  'FIXED_LEN_BYTE_ARRAY',
] as const;
const REPETITIONS = ['REQUIRED', 'OPTIONAL', 'REPEATED'] as const;
const CODECS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'LZO', 'BROTLI', 'LZ4', 'ZSTD', 'LZ4_RAW'];

/** Older names of what values mean, by their number. */
const CONVERTED: readonly LogicalType[] = [
  { name: 'STRING' },
  { name: 'MAP' },
  { name: 'MAP_KEY_VALUE' },
  { name: 'LIST' },
  { name: 'ENUM' },
  { name: 'DECIMAL' },
  { name: 'DATE' },
  { name: 'TIME', unit: 'MILLIS', isAdjustedToUtc: true },
  { name: 'TIME', unit: 'MICROS', isAdjustedToUtc: true },
  { name: 'TIMESTAMP', unit: 'MILLIS', isAdjustedToUtc: true },
  { name: 'TIMESTAMP', unit: 'MICROS', isAdjustedToUtc: true },
  { name: 'UINT_8', isSigned: false },
  { name: 'UINT_16', isSigned: false },
  { name: 'UINT_32', isSigned: false },
  { name: 'UINT_64', isSigned: false },
  { name: 'INT_8', isSigned: true },
  { name: 'INT_16', isSigned: true },
  { name: 'INT_32', isSigned: true },
  { name: 'INT_64', isSigned: true },
  { name: 'JSON' },
  { name: 'BSON' },
  { name: 'INTERVAL' },
];

/** Names of the newer types that have no settings, by their number. */
const LOGICAL: Readonly<Record<number, string>> = {
  1: 'STRING',
  2: 'MAP',
  3: 'LIST',
  4: 'ENUM',
  6: 'DATE',
  11: 'NULL',
  12: 'JSON',
  13: 'BSON',
  14: 'UUID',
  15: 'FLOAT16',
  16: 'VARIANT',
  17: 'GEOMETRY',
  18: 'GEOGRAPHY',
};
const UNITS = { 1: 'MILLIS', 2: 'MICROS', 3: 'NANOS' } as const;

/**
 * Decodes the footer of a Parquet file.
 *
 * @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 */
export function decodeFileMetadata(bytes: Uint8Array): FileMetadata {
  const reader = new ThriftReader(bytes);
  let elements: SchemaElement[] = [];
  let rowCount = 0;
  let isEncrypted = false;
  let groups = { count: 0, item: 0, offset: 0 };
  reader.topStruct({
    2: (wire) => {
      elements = reader.list(wire, (item) => readElement(reader, item));
    },
    3: (wire) => {
      rowCount = reader.integer(wire);
    },
    4: (wire) => {
      groups = { ...reader.listHead(wire), offset: reader.offset };
      for (let index = 0; index < groups.count; index++) reader.skip(groups.item);
    },
    8: (wire) => {
      isEncrypted = true;
      reader.skip(wire);
    },
  });
  return {
    elements,
    rowCount,
    rowGroupCount: groups.count,
    isEncrypted,
    *rowGroups() {
      const own = new ThriftReader(bytes, groups.offset);
      for (let index = 0; index < groups.count; index++) yield readRowGroup(own, groups.item);
    },
  };
}

function readElement(reader: ThriftReader, wire: number): SchemaElement {
  const element: SchemaElement = { name: '', length: 0, repetition: 'REQUIRED', childCount: 0 };
  let converted: LogicalType | undefined;
  let logical: LogicalType | undefined;
  let scale = 0;
  reader.struct(wire, {
    1: (type) => {
      element.physical = PHYSICAL_TYPES[reader.integer(type)] ?? 'UNKNOWN';
    },
    2: (type) => {
      element.length = reader.integer(type);
    },
    3: (type) => {
      element.repetition = REPETITIONS[reader.integer(type)] ?? 'REQUIRED';
    },
    4: (type) => {
      element.name = reader.string(type);
    },
    5: (type) => {
      element.childCount = reader.integer(type);
    },
    6: (type) => {
      converted = CONVERTED[reader.integer(type)];
    },
    7: (type) => {
      scale = reader.integer(type);
    },
    10: (type) => {
      logical = readLogicalType(reader, type);
    },
  });
  const known = logical ?? converted;
  return known === undefined ? element : { ...element, logical: { scale, ...known } };
}

/** A type that came after this code is read as how it is stored. */
function readLogicalType(reader: ThriftReader, wire: number): LogicalType | undefined {
  let logical: LogicalType | undefined;
  const named: FieldReaders = Object.fromEntries(
    Object.entries(LOGICAL).map(([id, name]) => [
      id,
      (type: number) => {
        logical = { name };
        reader.skip(type);
      },
    ]),
  );
  reader.struct(wire, {
    ...named,
    5: (type) => {
      const decimal: LogicalType = { name: 'DECIMAL', scale: 0 };
      reader.struct(type, {
        1: (inner) => {
          decimal.scale = reader.integer(inner);
        },
      });
      logical = decimal;
    },
    7: (type) => {
      logical = readTimeType(reader, type, 'TIME');
    },
    8: (type) => {
      logical = readTimeType(reader, type, 'TIMESTAMP');
    },
    10: (type) => {
      logical = readIntegerType(reader, type);
    },
  });
  return logical;
}

function readTimeType(reader: ThriftReader, wire: number, name: string): LogicalType | undefined {
  const time: LogicalType = { name, isAdjustedToUtc: false };
  reader.struct(wire, {
    1: (type) => {
      time.isAdjustedToUtc = reader.boolean(type);
    },
    2: (type) => {
      const unitReaders = Object.entries(UNITS).map(([id, unit]) => [
        id,
        (inner: number) => {
          time.unit = unit;
          reader.skip(inner);
        },
      ]);
      reader.struct(type, Object.fromEntries(unitReaders));
    },
  });
  return time.unit === undefined ? undefined : time;
}

function readIntegerType(reader: ThriftReader, wire: number): LogicalType {
  let bitWidth = 0;
  let isSigned = true;
  reader.struct(wire, {
    1: (type) => {
      bitWidth = reader.integer(type);
    },
    2: (type) => {
      isSigned = reader.boolean(type);
    },
  });
  return { name: `${isSigned ? 'INT' : 'UINT'}_${bitWidth}`, isSigned };
}

function readRowGroup(reader: ThriftReader, wire: number): RowGroup {
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
