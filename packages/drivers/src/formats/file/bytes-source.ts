import { DriverError } from '../../contract/driver-error.ts';
import { describeFileFailure } from './describe-file-failure.ts';

/** A file that is read in byte ranges. */
export interface BytesSource {
  /** Length in bytes. */
  size: number;
  /** Returns the bytes from `start` to `end`, exclusive; fewer only at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A source that returns no more bytes than a budget. */
export interface BoundedSource extends BytesSource {
  /** Bytes left in the budget. */
  remaining(): number;
  /** Makes the error for a reader that needs more. */
  limitReached(): DriverError;
}

/**
 * Limits the total bytes read from a source. Its `read` throws a DriverError `read-limit-reached` instead of
 * exceeding the limit.
 */
export function boundSource(
  source: BytesSource,
  maxBytes: number,
  explainLimit: (maxBytes: number) => DriverError = readLimitReached,
): BoundedSource {
  let budget = maxBytes;
  return {
    size: source.size,
    remaining: () => budget,
    limitReached: () => explainLimit(maxBytes),
    async read(start, end) {
      const stop = Math.min(end, source.size);
      if (stop <= start) return new Uint8Array();
      if (stop - start > budget) throw explainLimit(maxBytes);
      budget -= stop - start;
      return await source.read(start, stop);
    },
  };
}

/** The failure of an object that needs more bytes than the limit. */
export function readLimitReached(maxBytes: number): DriverError {
  return new DriverError(describeFileFailure('read-limit-reached', { maxBytes }));
}

/** The failure of a file whose layout needs more than the hard limit for its first rows. */
export function layoutLimitReached(maxBytes: number): DriverError {
  return new DriverError(describeFileFailure('read-limit-reached.layout', { maxBytes }));
}
