import type { AsyncBuffer, RowGroup } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import type { BoundedSource } from './bytes-source.ts';
import { fileUnreadable } from './file-unreadable.ts';

/** The first pages of a row group, ready to be read as if they were the file. */
export interface RowGroupHead {
  file: AsyncBuffer;
  rowGroup: RowGroup;
  /** Whether pages were left out; columns then end at different rows. */
  isCut: boolean;
}

interface Span {
  start: number;
  end: number;
}

interface Part extends Span {
  bytes: Uint8Array;
}

// A page of a hostile file may claim any size and unpack to it; writers keep to about one megabyte.
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const MAX_PAGE_VALUES = 4_000_000;

/**
 * Reads the first pages of every column of a row group within what the source still gives: all of it where it fits, else
 * as much of each column as its share of the budget holds, cut between pages.
 */
export async function readRowGroupHead(source: BoundedSource, rowGroup: RowGroup): Promise<RowGroupHead> {
  const chunks = rowGroup.columns.map(({ meta_data: meta, ...column }) => {
    if (meta === undefined) throw fileUnreadable('a Parquet file that describes its columns');
    const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
    return { column, meta, start, end: start + Number(meta.total_compressed_size) };
  });
  const shares = shareBudget(chunks, source.remaining());
  const isCut = chunks.some((chunk, index) => chunk.end - chunk.start > (shares[index] ?? 0));
  const parts = isCut
    ? await readEach(
        source,
        chunks.map(({ start }, index) => ({ start, end: start + (shares[index] ?? 0) })),
      )
    : await readTogether(source, chunks);
  const columns = chunks.map(({ column, meta }, index) => {
    const { end, hasData } = walkPages(parts[index]?.bytes ?? new Uint8Array());
    if (isCut && !hasData) throw source.limitReached();
    return { ...column, meta_data: { ...meta, total_compressed_size: BigInt(end) } };
  });
  return { file: toFile(source.size, parts), rowGroup: { ...rowGroup, columns }, isCut };
}

/** Small columns get all they need; what they leave is shared equally by the others. */
function shareBudget(spans: readonly Span[], budget: number): number[] {
  const shares = spans.map(() => 0);
  const smallestFirst = spans
    .map(({ start, end }, index) => ({ size: Math.max(0, end - start), index }))
    .sort((one, other) => one.size - other.size);
  let left = budget;
  smallestFirst.forEach(({ size, index }, position) => {
    const share = Math.min(size, Math.floor(left / (spans.length - position)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}

async function readEach(source: BoundedSource, spans: readonly Span[]): Promise<Part[]> {
  return await Promise.all(
    spans.map(async ({ start, end }) => ({ start, end, bytes: await source.read(start, end) })),
  );
}

/** One request where the chunks lie side by side, as they do in practice. */
async function readTogether(source: BoundedSource, spans: readonly Span[]): Promise<Part[]> {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  if (end - start > source.remaining()) return await readEach(source, spans);
  const bytes = await source.read(start, end);
  return spans.map((span) => ({ ...span, bytes: bytes.subarray(span.start - start, span.end - start) }));
}

/** Where the last complete page ends, and whether one of them holds rows. */
function walkPages(bytes: Uint8Array): { end: number; hasData: boolean } {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  let end = 0;
  let hasData = false;
  while (end < bytes.length) {
    const header = readHeader(reader);
    if (header === undefined || reader.offset + header.compressed_page_size > bytes.length) break;
    const page = header.data_page_header ?? header.data_page_header_v2;
    const values = (page ?? header.dictionary_page_header)?.num_values ?? 0;
    if (header.uncompressed_page_size > MAX_PAGE_BYTES || values > MAX_PAGE_VALUES) {
      throw fileUnreadable('a Parquet file with pages of a usual size');
    }
    hasData ||= page !== undefined;
    reader.offset += header.compressed_page_size;
    end = reader.offset;
  }
  return { end, hasData };
}

/** A header that is cut off, or no header at all, ends the walk. */
function readHeader(
  reader: Parameters<typeof parquetHeader>[0],
): ReturnType<typeof parquetHeader> | undefined {
  try {
    return parquetHeader(reader);
  } catch {
    return undefined;
  }
}

/** Serves what was read; asked for a stretch across several parts, it leaves gaps empty. */
function toFile(byteLength: number, parts: readonly Part[]): AsyncBuffer {
  return {
    byteLength,
    slice(start, end = byteLength) {
      const slice = new Uint8Array(Math.max(0, end - start));
      for (const part of parts) {
        const from = Math.max(start, part.start);
        const overlap = part.bytes.subarray(from - part.start, Math.max(0, end - part.start));
        if (overlap.length > 0) slice.set(overlap, from - start);
      }
      return slice.buffer;
    },
  };
}
