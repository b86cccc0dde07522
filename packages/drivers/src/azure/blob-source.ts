import type { BlobClient } from '@azure/storage-blob';
import { DriverError } from '../driver-error.ts';
import type { BytesSource } from '../formats/bytes-source.ts';

/** A blob as a source of bytes. Its size is asked for now; later changes of the blob are noticed when it is read. */
export async function openBlobSource(blob: BlobClient, abortSignal: AbortSignal): Promise<BytesSource> {
  const { contentLength, etag } = await blob.getProperties({ abortSignal });
  if (contentLength === undefined) throw incomplete();
  return {
    size: contentLength,
    async read(start, end) {
      const answer = await blob.download(start, end - start, {
        abortSignal,
        ...(etag === undefined ? {} : { conditions: { ifMatch: etag } }),
        maxRetryRequests: 1,
      });
      const isWanted = answer.contentRange?.startsWith(`bytes ${start}-`) ?? start === 0;
      if (!isWanted || answer.readableStreamBody === undefined) throw incomplete();
      return await readExactly(answer.readableStreamBody, end - start);
    },
  };
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
    throw incomplete(error);
  }
  if (filled < length) throw incomplete();
  return bytes;
}

function incomplete(reason?: unknown): DriverError {
  const failure = {
    code: 'connection-closed',
    cause: 'The source sent less of the object than it had announced.',
    nextStep:
      'Try again; if it persists, check whether a gateway between here and the source cuts answers off.',
    fixableBy: 'network-admin',
  } as const;
  return new DriverError(failure, reason);
}
