import { decodeDeltaLengths, decodeDeltaStrings, decodeDeltas } from './delta.ts';
import { decodeRunLengths, endsEarly } from './run-lengths.ts';
import type { PhysicalType } from './schema-element.ts';

/** A stored value; 96-bit numbers are bytes. */
export type RawValue = boolean | number | bigint | Uint8Array;

/** How the values of a page are stored. */
export interface ValueLayout {
  physical: PhysicalType;
  /** Bytes per value of a fixed-length type. */
  length: number;
}

// Encodings by their number in the format.
const PLAIN = 0;
const PLAIN_DICTIONARY = 2;
const RLE = 3;
const DELTA_BINARY_PACKED = 5;
const DELTA_LENGTH_BYTE_ARRAY = 6;
const DELTA_BYTE_ARRAY = 7;
const RLE_DICTIONARY = 8;
const BYTE_STREAM_SPLIT = 9;

const WIDTHS: Readonly<Partial<Record<PhysicalType, number>>> = {
  INT32: 4,
  INT64: 8,
  INT96: 12,
  FLOAT: 4,
  DOUBLE: 8,
};

/** Values of a dictionary page, decoded on demand. */
export class Dictionary {
  readonly #bytes: Uint8Array;
  readonly #layout: ValueLayout;
  readonly #count: number;
  #values: RawValue[] = [];

  constructor(bytes: Uint8Array, { layout, count }: { layout: ValueLayout; count: number }) {
    this.#bytes = bytes;
    this.#layout = layout;
    this.#count = count;
  }

  lookUp(indexes: Uint32Array): RawValue[] {
    const needed = indexes.reduce((most, index) => Math.max(most, index + 1), 0);
    if (needed > this.#count) throw new Error('parquet: a value is not in the dictionary');
    if (needed > this.#values.length) this.#values = decodePlain(this.#bytes, this.#layout, needed);
    return Array.from(indexes, (index) => {
      const value = this.#values[index];
      if (value === undefined) throw new Error('parquet: a value is not in the dictionary');
      return value;
    });
  }
}

/** Values of a data page, after its levels. */
export interface EncodedValues {
  bytes: Uint8Array;
  encoding: number;
  layout: ValueLayout;
  dictionary: Dictionary | undefined;
  /** Number of values to decode. */
  count: number;
  /** Maximum number of values in the page. */
  maxCount: number;
}

/** Decodes the first values of a data page. */
export function decodeValues(values: EncodedValues): RawValue[] {
  const { bytes, encoding, layout, count, maxCount } = values;
  if (count === 0) return [];
  switch (encoding) {
    case PLAIN:
      return decodePlain(bytes, layout, count);
    case PLAIN_DICTIONARY:
    case RLE_DICTIONARY:
      return decodeIndexes(values);
    case RLE:
      return decodeBooleanRuns(bytes, layout, count);
    case DELTA_BINARY_PACKED:
      return decodeIntegers(bytes, layout, count);
    case DELTA_LENGTH_BYTE_ARRAY:
      return atLeast(decodeDeltaLengths(bytes, { wanted: count, maxCount }).values, count);
    case DELTA_BYTE_ARRAY:
      return atLeast(decodeDeltaStrings(bytes, { wanted: count, maxCount }), count);
    case BYTE_STREAM_SPLIT:
      return decodeStreams(bytes, layout, count);
    default:
      throw new Error(`parquet: encoding ${encoding} is not known`);
  }
}

function decodePlain(bytes: Uint8Array, layout: ValueLayout, count: number): RawValue[] {
  if (layout.physical === 'BOOLEAN') {
    if (Math.ceil(count / 8) > bytes.length) throw endsEarly();
    return Array.from({ length: count }, (_, at) => (((bytes[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1);
  }
  if (layout.physical === 'BYTE_ARRAY') return decodeByteArrays(bytes, count);
  const width = widthOf(layout);
  if (count * width > bytes.length) throw endsEarly();
  const view = viewOf(bytes);
  const fixed = { physical: layout.physical, width };
  return Array.from({ length: count }, (_, index) => readFixed(view, fixed, index * width));
}

function decodeByteArrays(bytes: Uint8Array, count: number): Uint8Array[] {
  const view = viewOf(bytes);
  const values: Uint8Array[] = [];
  let offset = 0;
  while (values.length < count) {
    if (offset + 4 > bytes.length) throw endsEarly();
    const end = offset + 4 + view.getUint32(offset, true);
    if (end > bytes.length) throw endsEarly();
    values.push(bytes.subarray(offset + 4, end));
    offset = end;
  }
  return values;
}

function decodeIndexes({ bytes, dictionary, count }: EncodedValues): RawValue[] {
  const width = bytes[0];
  if (dictionary === undefined) throw new Error('parquet: a page without its dictionary');
  if (width === undefined) throw endsEarly();
  return dictionary.lookUp(decodeRunLengths(bytes.subarray(1), width, count));
}

function decodeBooleanRuns(bytes: Uint8Array, { physical }: ValueLayout, count: number): RawValue[] {
  if (physical !== 'BOOLEAN') throw new Error(`parquet: ${physical} as runs`);
  if (bytes.length < 4) throw endsEarly();
  const end = 4 + viewOf(bytes).getUint32(0, true);
  return Array.from(decodeRunLengths(bytes.subarray(4, end), 1, count), (bit) => bit === 1);
}

function decodeIntegers(bytes: Uint8Array, { physical }: ValueLayout, count: number): RawValue[] {
  if (physical !== 'INT32' && physical !== 'INT64') throw new Error(`parquet: ${physical} as deltas`);
  const isShort = physical === 'INT32';
  const { values } = decodeDeltas(bytes, { wanted: count, bits: isShort ? 32 : 64 });
  const decoded: RawValue[] = isShort ? values.map(Number) : values;
  return atLeast(decoded, count);
}

/** The first bytes of all values, then their second bytes, and so on. */
function decodeStreams(bytes: Uint8Array, layout: ValueLayout, count: number): RawValue[] {
  const width = widthOf(layout);
  const streamSize = Math.floor(bytes.length / width);
  if (count > streamSize) throw endsEarly();
  const joined = new Uint8Array(count * width);
  for (let index = 0; index < joined.length; index++) {
    joined[index] = bytes[(index % width) * streamSize + Math.floor(index / width)] ?? 0;
  }
  return decodePlain(joined, layout, count);
}

interface FixedLayout {
  physical: PhysicalType;
  width: number;
}

function readFixed(view: DataView, { physical, width }: FixedLayout, offset: number): RawValue {
  switch (physical) {
    case 'INT32':
      return view.getInt32(offset, true);
    case 'INT64':
      return view.getBigInt64(offset, true);
    case 'FLOAT':
      return view.getFloat32(offset, true);
    case 'DOUBLE':
      return view.getFloat64(offset, true);
    default:
      return new Uint8Array(view.buffer, view.byteOffset + offset, width);
  }
}

function widthOf({ physical, length }: ValueLayout): number {
  const width = physical === 'FIXED_LEN_BYTE_ARRAY' ? length : WIDTHS[physical];
  if (width === undefined || width <= 0) throw new Error(`parquet: values of type ${physical} have no width`);
  return width;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function atLeast<T>(values: T[], count: number): T[] {
  if (values.length < count) throw endsEarly();
  return values;
}
