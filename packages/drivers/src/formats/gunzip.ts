import { constants, createGunzip } from 'node:zlib';
import { fileUnreadable } from './file-unreadable.ts';

/** The beginning of a file, perhaps all of it. */
export interface FileHead {
  bytes: Uint8Array;
  /** Whether the file goes on. */
  isCut: boolean;
}

/**
 * Unpacks the beginning of a gzip file. Stops at `maxBytes` of output, so that a small file which unpacks to a huge one
 * does no harm.
 */
export async function gunzipHead({ bytes, isCut }: FileHead, maxBytes: number): Promise<FileHead> {
  const chunks: Buffer[] = [];
  let length = 0;
  // A sync flush at the end takes a missing rest for what it is here, not for an error.
  const gunzip = createGunzip(isCut ? { finishFlush: constants.Z_SYNC_FLUSH } : {});
  gunzip.end(bytes);
  try {
    for await (const chunk of gunzip) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isCut: true };
    }
  } catch (error) {
    throw fileUnreadable('a complete gzip file', error);
  }
  return { bytes: Buffer.concat(chunks), isCut };
}
