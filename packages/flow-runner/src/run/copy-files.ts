import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A copy of a source's file in the staging folder. */
export interface StagedFile {
  /** Local path. */
  path: string;
  /** The path at the source, for messages and failed records. */
  name: string;
  /** Bytes read from the source. */
  bytes: number;
}

export interface CopyOptions<File> {
  folder: string;
  open: (file: File) => Promise<AsyncIterable<Uint8Array>>;
  signal: AbortSignal;
}

/**
 * Copies files from a source to a local folder, one after another. Memory does not grow with the size of a file.
 *
 * @throws the failure of the source; the files that were copied before it stay, and the next attempt replaces them
 */
export async function copyFiles<File extends { path: string }>(
  files: readonly File[],
  { folder, open, signal }: CopyOptions<File>,
): Promise<readonly StagedFile[]> {
  await mkdir(folder, { recursive: true });
  const staged: StagedFile[] = [];
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted();
    const path = join(folder, String(index));
    let bytes = 0;
    const counted = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of source) {
        bytes += piece.length;
        yield piece;
      }
    };
    await pipeline(Readable.from(counted(await open(file))), createWriteStream(path), { signal });
    staged.push({ path, name: file.path, bytes });
  }
  return staged;
}
