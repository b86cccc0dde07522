import { describeSourceFailure } from '../../contract/describe-source-failure.ts';
import { DriverError } from '../../contract/driver-error.ts';

/** An answer to a request for a range of bytes. */
interface RangeAnswer {
  contentRange: string | undefined;
  body: NodeJS.ReadableStream | undefined;
  /** Called whenever bytes arrive. */
  onBytes?: () => void;
}

/**
 * Reads the bytes from `start` to `end`, exclusive.
 *
 * @throws DriverError `connection-closed` if the answer does not contain them
 */
export async function readRange(
  { contentRange, body, onBytes }: RangeAnswer,
  { start, end }: { start: number; end: number },
): Promise<Uint8Array> {
  const isWanted = contentRange?.startsWith(`bytes ${start}-`) ?? start === 0;
  if (!isWanted || body === undefined) throw incompleteAnswer();
  return await readExactly(body, end - start, onBytes);
}

/** Reads the requested bytes and stops reading a server that sends more. */
async function readExactly(
  stream: NodeJS.ReadableStream,
  length: number,
  onBytes?: () => void,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      onBytes?.();
      const wanted = chunk.subarray(0, length - filled);
      bytes.set(wanted, filled);
      filled += wanted.length;
      if (wanted.length < chunk.length) break;
    }
  } catch (error) {
    throw incompleteAnswer(error);
  }
  if (filled < length) throw incompleteAnswer();
  return bytes;
}

/** The source ended the answer early, or answered with another range. */
export function incompleteAnswer(reason?: unknown): DriverError {
  const failure = describeSourceFailure('connection-closed.incomplete');
  return new DriverError(failure, reason);
}
