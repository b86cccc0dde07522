import { DriverError } from '../../contract/driver-error.ts';

/** An answer to a request for a range of bytes. */
interface RangeAnswer {
  contentRange: string | undefined;
  body: NodeJS.ReadableStream | undefined;
}

/**
 * Reads the bytes from `start` up to, not including, `end`.
 *
 * @throws DriverError `connection-closed` when these are not what the answer holds
 */
export async function readRange(
  { contentRange, body }: RangeAnswer,
  { start, end }: { start: number; end: number },
): Promise<Uint8Array> {
  const isWanted = contentRange?.startsWith(`bytes ${start}-`) ?? start === 0;
  if (!isWanted || body === undefined) throw incompleteAnswer();
  return await readExactly(body, end - start);
}

/** Takes what was asked for; a server that sends more is not listened to any longer. */
async function readExactly(stream: NodeJS.ReadableStream, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
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

/** The source broke off, or answered another question. */
export function incompleteAnswer(reason?: unknown): DriverError {
  const failure = {
    code: 'connection-closed',
    cause: 'The source sent less of the object than it had announced.',
    nextStep:
      'Try again; if it persists, check whether a gateway between here and the source cuts answers off.',
    fixableBy: 'network-admin',
  } as const;
  return new DriverError(failure, reason);
}
