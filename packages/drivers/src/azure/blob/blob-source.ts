import type { BlobClient } from '@azure/storage-blob';
import type { BytesSource } from '../../formats/file/bytes-source.ts';
import { incompleteAnswer, readRange } from '../http/range-answer.ts';
import { marksFolder } from './folder-metadata.ts';

/**
 * Opens a blob as a source of bytes. It requests the size now and detects later changes of the blob when it reads.
 *
 * @returns undefined for a blob that marks a folder
 */
export async function openBlobSource(
  blob: BlobClient,
  abortSignal: AbortSignal,
): Promise<BytesSource | undefined> {
  const { contentLength, etag, metadata = {} } = await blob.getProperties({ abortSignal });
  if (marksFolder(metadata)) return undefined;
  if (contentLength === undefined) throw incompleteAnswer();
  return {
    size: contentLength,
    async read(start, end) {
      const answer = await blob.download(start, end - start, {
        abortSignal,
        ...(etag === undefined ? {} : { conditions: { ifMatch: etag } }),
        maxRetryRequests: 1,
      });
      const { contentRange, readableStreamBody: body } = answer;
      return await readRange({ contentRange, body }, { start, end });
    },
  };
}
