import type { DriverContext } from '../contract/contract.ts';
import { runWhileActive, type Transfer } from './idle-limit.ts';

/** Bytes of one request: few enough to hold in memory, and enough to make the round trip negligible. */
const RANGE_BYTES = 4 * 1024 * 1024;

/** A range of bytes; `end` is exclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a file range by range, each when the caller asks for it, so that a slow caller keeps no connection open.
 *
 * @param read Must return all bytes of the range, of the same version of the file each time
 */
export async function* readInRanges(
  context: DriverContext,
  size: number,
  read: (range: ByteRange, transfer: Transfer) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  for (let start = 0; start < size; start += RANGE_BYTES) {
    const end = Math.min(start + RANGE_BYTES, size);
    yield await runWhileActive(context, (transfer) => read({ start, end }, transfer));
  }
}
