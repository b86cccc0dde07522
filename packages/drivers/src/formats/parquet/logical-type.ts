import type { FieldReaders, ThriftReader } from './thrift.ts';

/** The meaning of stored values, for the types that this reader supports. */
export interface LogicalType {
  name: string;
  /** For times and timestamps. */
  unit?: 'MILLIS' | 'MICROS' | 'NANOS';
  isAdjustedToUtc?: boolean;
  /** For decimals. */
  scale?: number;
  /** For integers. */
  isSigned?: boolean;
}

/** Converted types by number: the older form of logical types. */
export const CONVERTED_TYPES: readonly LogicalType[] = [
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

/** Logical types without parameters, by number. */
const PLAIN_TYPES: Readonly<Record<number, string>> = {
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

/** Reads a logical type; returns undefined for an unsupported, newer type. */
export function readLogicalType(reader: ThriftReader, wire: number): LogicalType | undefined {
  let logical: LogicalType | undefined;
  const named: FieldReaders = Object.fromEntries(
    Object.entries(PLAIN_TYPES).map(([id, name]) => [
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
