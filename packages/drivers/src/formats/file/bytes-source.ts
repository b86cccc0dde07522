import { DriverError } from '../../contract/driver-error.ts';

/** A file somewhere, read by ranges. */
export interface BytesSource {
  /** Length in bytes. */
  size: number;
  /** Bytes from `start` up to, not including, `end`; fewer only at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A source that gives away no more than a budget. */
export interface BoundedSource extends BytesSource {
  /** Bytes that may still be read. */
  remaining(): number;
  /** What to throw when a reader sees that it would need more. */
  limitReached(): DriverError;
}

/**
 * Bounds what is read from a source in total, whatever a reader asks for.
 * Its `read` throws a DriverError `read-limit-reached` instead of going over.
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

/** An object cannot be shown within the limit on bytes. */
export function readLimitReached(maxBytes: number): DriverError {
  return new DriverError({
    code: 'read-limit-reached',
    cause: `Showing this object requires reading more than ${maxBytes} bytes, the limit of one request.`,
    nextStep: 'Choose a smaller object, ask for fewer rows, or raise the read limit of the service.',
    fixableBy: 'you',
  });
}

/** A file is laid out so that its first rows need more than the hard limit. */
export function layoutLimitReached(maxBytes: number): DriverError {
  return new DriverError({
    code: 'read-limit-reached',
    cause: `The layout of this file requires reading more than ${maxBytes} bytes to show its first rows, the limit of one preview.`,
    nextStep:
      'Start the service with a higher --max-preview-bytes, or write the file with smaller pages or fewer columns.',
    fixableBy: 'you',
  });
}
