import type { BoundedSource } from '../file/bytes-source.ts';
import type { ByteRange, LeafReader } from './leaf-reader.ts';

// Reading gaps up to this size costs less than a separate request.
const MAX_GAP_BYTES = 1024;
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
const MAX_REQUESTS_AT_ONCE = 4;

interface Need {
  reader: LeafReader;
  range: ByteRange;
}

/**
 * Supplies every reader with the bytes it needs until it has its rows, reaches its end, or fails.
 *
 * @param isAllWanted True if the columns are small enough to be read completely
 */
export async function fetchPages(
  source: BoundedSource,
  readers: readonly LeafReader[],
  isAllWanted: boolean,
): Promise<void> {
  let needs = readers.flatMap((reader) => toNeed(reader, reader.firstNeed(isAllWanted)));
  while (needs.length > 0) {
    // Fail before the budget is spent on bytes that cannot suffice.
    const bytes = needs.reduce((sum, { range }) => sum + range.end - range.start, 0);
    if (bytes > source.remaining() + needs.length * MAX_GAP_BYTES) throw source.limitReached();
    const batches = joinNeighbors(needs);
    needs = [];
    for (let start = 0; start < batches.length; start += MAX_REQUESTS_AT_ONCE) {
      const some = batches.slice(start, start + MAX_REQUESTS_AT_ONCE);
      const answered = await Promise.all(some.map((batch) => readBatch(source, batch)));
      needs.push(...answered.flat());
    }
  }
}

async function readBatch(source: BoundedSource, batch: readonly Need[]): Promise<Need[]> {
  const start = Math.min(...batch.map(({ range }) => range.start));
  const end = Math.max(...batch.map(({ range }) => range.end));
  const bytes = await source.read(start, end);
  return batch.flatMap(({ reader, range }) => {
    const part = bytes.subarray(range.start - start, range.end - start);
    return toNeed(reader, reader.take(range, part));
  });
}

function joinNeighbors(needs: readonly Need[]): Need[][] {
  const batches: Need[][] = [];
  let batchStart = 0;
  let batchEnd = Number.NEGATIVE_INFINITY;
  for (const need of needs.toSorted((one, other) => one.range.start - other.range.start)) {
    const { start, end } = need.range;
    const fits = start - batchEnd <= MAX_GAP_BYTES && end - batchStart <= MAX_REQUEST_BYTES;
    if (fits) {
      batches.at(-1)?.push(need);
      batchEnd = Math.max(batchEnd, end);
    } else {
      batches.push([need]);
      batchStart = start;
      batchEnd = end;
    }
  }
  return batches;
}

function toNeed(reader: LeafReader, range: ByteRange | undefined): Need[] {
  return range === undefined ? [] : [{ reader, range }];
}
