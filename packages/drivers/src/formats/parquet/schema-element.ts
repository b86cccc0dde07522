import { CONVERTED_TYPES, type LogicalType, readLogicalType } from './logical-type.ts';
import type { ThriftReader } from './thrift.ts';

/** How values are stored. */
export type PhysicalType = (typeof PHYSICAL_TYPES)[number] | 'UNKNOWN';

/** One element of the schema, which is stored in depth-first order. */
export interface SchemaElement {
  name: string;
  physical?: PhysicalType;
  /** Bytes per value of a fixed-length type. */
  length: number;
  repetition: 'REQUIRED' | 'OPTIONAL' | 'REPEATED';
  childCount: number;
  logical?: LogicalType;
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

export function readSchemaElement(reader: ThriftReader, wire: number): SchemaElement {
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
      converted = CONVERTED_TYPES[reader.integer(type)];
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
