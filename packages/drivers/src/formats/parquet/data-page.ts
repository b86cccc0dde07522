import { crc32 } from 'node:zlib';
import type { PageHeader } from './page-header.ts';
import { type Dictionary, decodeValues, type RawValue, type ValueLayout } from './raw-values.ts';
import { bitsFor, decodeRunLengths, endsEarly, unpackFromTop } from './run-lengths.ts';
import type { Field } from './schema-tree.ts';

/** Values and levels of a leaf, with one entry for each value and for each missing value. */
export interface LeafEntries {
  repetitions: Uint32Array;
  definitions: Uint32Array;
  /** Only for entries at the leaf's full definition level. */
  values: RawValue[];
}

/** A data page and the inputs needed to decode it. */
export interface DataPage {
  header: PageHeader;
  /** As stored, without the header. */
  bytes: Uint8Array;
  leaf: Field;
  unpack(bytes: Uint8Array, size: number): Uint8Array;
  dictionary: Dictionary | undefined;
  /** Number of rows to decode. For repeated values, the start of one more row shows where the last one ends. */
  maxRows: number;
}

const BIT_PACKED = 4;
// A hostile file may claim pages of any size. Most writers limit pages to about one megabyte, some old ones to a row
// group.
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;
const MAX_VALUES = 32_000_000;

/** Returns how the values of a leaf are stored. */
export function layoutOf({ element }: Field): ValueLayout {
  return { physical: element.physical ?? 'UNKNOWN', length: element.length };
}

/** Validates the sizes that a page claims and, if the writer stored a checksum, the page's bytes. */
export function checkPage({ unpackedSize, valueCount, checksum }: PageHeader, bytes: Uint8Array): void {
  if (unpackedSize > MAX_UNPACKED_BYTES || valueCount > MAX_VALUES)
    throw new Error('parquet: a page is larger than can be read');
  if (checksum !== undefined && crc32(bytes) !== checksum)
    throw new Error('parquet: the checksum of a page differs');
}

/** Decodes the first rows of a data page. */
export function decodeDataPage(page: DataPage): LeafEntries {
  checkPage(page.header, page.bytes);
  const { repetitions, definitions, rest } = page.header.kind === 'data' ? openOld(page) : openNew(page);
  const count = countEntries(page, repetitions);
  const shown = definitions === undefined ? undefined : definitions(count);
  const full = page.leaf.definition;
  const valueCount =
    shown === undefined ? count : shown.reduce((sum, level) => sum + Number(level === full), 0);
  const values =
    valueCount === 0
      ? []
      : decodeValues({
          bytes: rest(),
          encoding: page.header.encoding,
          layout: layoutOf(page.leaf),
          dictionary: page.dictionary,
          count: valueCount,
          maxCount: page.header.valueCount,
        });
  return {
    repetitions: repetitions?.subarray(0, count) ?? new Uint32Array(count),
    definitions: shown ?? new Uint32Array(count).fill(full),
    values,
  };
}

interface OpenPage {
  repetitions: Uint32Array | undefined;
  /** Decodes the first `count` definition levels. */
  definitions: ((count: number) => Uint32Array) | undefined;
  /** Decompresses the bytes of the values. */
  rest: () => Uint8Array;
}

/** Version 1: levels and values are compressed together, and each kind of level follows its size. */
function openOld({ header, bytes, leaf, unpack }: DataPage): OpenPage {
  const unpacked = unpackExactly(unpack, bytes, header.unpackedSize);
  let offset = 0;
  const openLevels = (maximum: number, encoding: number) => {
    if (maximum === 0) return undefined;
    const width = bitsFor(maximum);
    if (encoding === BIT_PACKED) {
      const packed = unpacked.subarray(offset);
      offset += Math.ceil((header.valueCount * width) / 8);
      return (count: number) => unpackFromTop(packed, width, count);
    }
    if (offset + 4 > unpacked.length) throw endsEarly();
    const size = new DataView(unpacked.buffer, unpacked.byteOffset + offset, 4).getUint32(0, true);
    const runs = unpacked.subarray(offset + 4, offset + 4 + size);
    offset += 4 + size;
    return (count: number) => decodeRunLengths(runs, width, count);
  };
  const repetitions = openLevels(leaf.repetition, header.repetitionEncoding)?.(header.valueCount);
  const definitions = openLevels(leaf.definition, header.definitionEncoding);
  return { repetitions, definitions, rest: () => unpacked.subarray(offset) };
}

/** Version 2: levels are uncompressed, and the header contains their sizes. */
function openNew({ header, bytes, leaf, unpack }: DataPage): OpenPage {
  const { repetitionSize, definitionSize, isCompressed } = header.levels;
  const levelsSize = repetitionSize + definitionSize;
  if (repetitionSize < 0 || definitionSize < 0 || levelsSize > bytes.length) throw endsEarly();
  const repetitionRuns = bytes.subarray(0, repetitionSize);
  const definitionRuns = bytes.subarray(repetitionSize, levelsSize);
  const stored = bytes.subarray(levelsSize);
  const decodeLevels = (runs: Uint8Array, maximum: number) =>
    maximum === 0 ? undefined : (count: number) => decodeRunLengths(runs, bitsFor(maximum), count);
  return {
    repetitions: decodeLevels(repetitionRuns, leaf.repetition)?.(header.valueCount),
    definitions: decodeLevels(definitionRuns, leaf.definition),
    rest: () => (isCompressed ? unpackExactly(unpack, stored, header.unpackedSize - levelsSize) : stored),
  };
}

function unpackExactly(unpack: DataPage['unpack'], bytes: Uint8Array, size: number): Uint8Array {
  // Pages without values store no bytes, not even the compressed form of empty data.
  if (size === 0) return new Uint8Array();
  const unpacked = unpack(bytes, size);
  if (unpacked.length !== size) throw new Error('parquet: a page unpacks to another size than it says');
  return unpacked;
}

/** Number of entries up to the end of the last row to decode. */
function countEntries({ header, maxRows }: DataPage, repetitions: Uint32Array | undefined): number {
  if (repetitions === undefined) return Math.min(maxRows, header.valueCount);
  let rows = 0;
  for (let index = 0; index < repetitions.length; index++) {
    if (repetitions[index] === 0 && ++rows > maxRows) return index;
  }
  return repetitions.length;
}
