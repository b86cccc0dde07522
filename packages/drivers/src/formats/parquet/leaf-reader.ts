import { checkPage, decodeDataPage, type LeafEntries, layoutOf } from './data-page.ts';
import { decodePageHeader, type PageHeader } from './page-header.ts';
import { Dictionary } from './raw-values.ts';
import type { ColumnChunk } from './row-group.ts';
import type { Field } from './schema-tree.ts';

/** Half-open byte range of a file. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface LeafReaderOptions {
  leaf: Field;
  chunk: ColumnChunk;
  maxRows: number;
  unpack(bytes: Uint8Array, size: number): Uint8Array;
}

// Most page headers are far smaller.
const HEADER_BYTES = 1024;
// Chunks up to this size are read whole: they have about one page, and neighbors share a request.
const SMALL_CHUNK_BYTES = 16 * 1024;

/**
 * Decodes the first rows of one column chunk page by page. It does no I/O: it returns the byte range it needs next,
 * so that the requests of many columns can be combined.
 */
export class LeafReader {
  readonly leaf: Field;
  /** The reason why decoding stopped early. */
  failure: Error | undefined;
  readonly #options: LeafReaderOptions;
  readonly #pages: LeafEntries[] = [];
  #offset: number;
  #held: { start: number; bytes: Uint8Array };
  #dictionary: Dictionary | undefined;
  #valuesSeen = 0;
  #rowStarts = 0;

  constructor(options: LeafReaderOptions) {
    this.leaf = options.leaf;
    this.#options = options;
    this.#offset = options.chunk.start;
    this.#held = { start: this.#offset, bytes: new Uint8Array() };
  }

  /** The first range to read: the whole chunk if it is small or if `isAllWanted` is true. */
  firstNeed(isAllWanted: boolean): ByteRange | undefined {
    const { start, size, valueCount } = this.#options.chunk;
    if (valueCount === 0) return undefined;
    const isWhole = isAllWanted || size <= SMALL_CHUNK_BYTES;
    return { start, end: start + (isWhole ? Math.max(size, HEADER_BYTES) : HEADER_BYTES) };
  }

  /** Takes the next bytes, decodes as far as possible, and returns the next range to read. */
  take(range: ByteRange, bytes: Uint8Array): ByteRange | undefined {
    const kept = this.#held.bytes.subarray(this.#offset - this.#held.start);
    const from = this.#offset + kept.length - range.start;
    this.#held = { start: this.#offset, bytes: Buffer.concat([kept, bytes.subarray(Math.max(0, from))]) };
    try {
      return this.#decode(bytes.length < range.end - range.start);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      return undefined;
    }
  }

  /** Number of complete rows decoded so far. */
  get rowCount(): number {
    const isOpen = this.leaf.repetition > 0 && !this.#isWhole && this.#rowStarts <= this.#options.maxRows;
    return Math.min(this.#options.maxRows, Math.max(0, this.#rowStarts - (isOpen ? 1 : 0)));
  }

  /** All entries decoded so far. */
  entries(): LeafEntries {
    return {
      repetitions: join(this.#pages.map(({ repetitions }) => repetitions)),
      definitions: join(this.#pages.map(({ definitions }) => definitions)),
      values: this.#pages.flatMap(({ values }) => values),
    };
  }

  get #isWhole(): boolean {
    return this.#valuesSeen >= this.#options.chunk.valueCount;
  }

  /** For repeated values, the start of one more row shows that the last row is complete. */
  get #isEnough(): boolean {
    return this.#rowStarts >= this.#options.maxRows + (this.leaf.repetition > 0 ? 1 : 0);
  }

  #decode(isFileEnd: boolean): ByteRange | undefined {
    while (!this.#isWhole && !this.#isEnough) {
      const bytes = this.#held.bytes.subarray(this.#offset - this.#held.start);
      const header = decodePageHeader(bytes);
      const needed = header === undefined ? Math.max(HEADER_BYTES, bytes.length * 2) : sizeOf(header);
      if (header === undefined || needed > bytes.length) {
        if (isFileEnd) throw new Error('parquet: the file ends within a page');
        const start = this.#offset + bytes.length;
        return { start, end: this.#offset + needed + (header?.kind === 'dictionary' ? HEADER_BYTES : 0) };
      }
      this.#decodePage(header, bytes.subarray(header.headerSize, needed));
      this.#offset += needed;
    }
    return undefined;
  }

  #decodePage(header: PageHeader, bytes: Uint8Array): void {
    const { leaf, unpack, maxRows } = this.#options;
    if (header.kind === 'other') return;
    if (header.kind === 'dictionary') {
      checkPage(header, bytes);
      const unpacked = header.unpackedSize === 0 ? new Uint8Array() : unpack(bytes, header.unpackedSize);
      this.#dictionary = new Dictionary(unpacked, { layout: layoutOf(leaf), count: header.valueCount });
      return;
    }
    const isRepeated = leaf.repetition > 0;
    const wanted = maxRows - this.#rowStarts + (isRepeated ? 1 : 0);
    const page = { header, bytes, leaf, unpack, dictionary: this.#dictionary, maxRows: wanted };
    const entries = decodeDataPage(page);
    this.#pages.push(entries);
    this.#valuesSeen += header.valueCount;
    this.#rowStarts += entries.repetitions.reduce((sum, level) => sum + Number(level === 0), 0);
  }
}

function sizeOf({ headerSize, storedSize }: PageHeader): number {
  return headerSize + storedSize;
}

function join(parts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
