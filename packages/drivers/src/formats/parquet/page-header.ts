import { ThriftCutError, ThriftReader } from './thrift.ts';

/** The header of a page. */
export interface PageHeader {
  kind: 'data' | 'data-v2' | 'dictionary' | 'other';
  /** Length of the header in bytes. */
  headerSize: number;
  storedSize: number;
  unpackedSize: number;
  checksum: number | undefined;
  valueCount: number;
  encoding: number;
  definitionEncoding: number;
  repetitionEncoding: number;
  /** For pages of version 2. */
  levels: { nullCount: number; definitionSize: number; repetitionSize: number; isCompressed: boolean };
}

const KINDS = ['data', 'other', 'dictionary', 'data-v2'] as const;
// Headers contain statistics, whose values writers truncate. Anything longer than this is not a header.
const MAX_HEADER_BYTES = 1024 * 1024;

/** Decodes a page header; returns undefined if the bytes end inside it. */
export function decodePageHeader(bytes: Uint8Array): PageHeader | undefined {
  const reader = new ThriftReader(bytes);
  const header: PageHeader = {
    kind: 'other',
    headerSize: 0,
    storedSize: 0,
    unpackedSize: 0,
    checksum: undefined,
    valueCount: 0,
    encoding: 0,
    definitionEncoding: 3,
    repetitionEncoding: 3,
    levels: { nullCount: 0, definitionSize: 0, repetitionSize: 0, isCompressed: true },
  };
  try {
    readHeader(reader, header);
  } catch (error) {
    if (error instanceof ThriftCutError && bytes.length < MAX_HEADER_BYTES) return undefined;
    throw error;
  }
  header.headerSize = reader.offset;
  const sizes = [header.storedSize, header.unpackedSize, header.valueCount];
  if (sizes.some((size) => size < 0)) throw new Error('parquet: a page has a negative size');
  return header;
}

function readHeader(reader: ThriftReader, header: PageHeader): void {
  const { levels } = header;
  const whole = (set: (value: number) => void) => (wire: number) => set(reader.integer(wire));
  const count = whole((value) => {
    header.valueCount = value;
  });
  const encoding = whole((value) => {
    header.encoding = value;
  });
  reader.topStruct({
    1: whole((value) => {
      header.kind = KINDS[value] ?? 'other';
    }),
    2: whole((value) => {
      header.unpackedSize = value;
    }),
    3: whole((value) => {
      header.storedSize = value;
    }),
    4: whole((value) => {
      header.checksum = value >>> 0;
    }),
    5: (wire) =>
      reader.struct(wire, {
        1: count,
        2: encoding,
        3: whole((value) => {
          header.definitionEncoding = value;
        }),
        4: whole((value) => {
          header.repetitionEncoding = value;
        }),
      }),
    7: (wire) => reader.struct(wire, { 1: count, 2: encoding }),
    8: (wire) =>
      reader.struct(wire, {
        1: count,
        2: whole((value) => {
          levels.nullCount = value;
        }),
        4: encoding,
        5: whole((value) => {
          levels.definitionSize = value;
        }),
        6: whole((value) => {
          levels.repetitionSize = value;
        }),
        7: (type) => {
          levels.isCompressed = reader.boolean(type);
        },
      }),
  });
}
