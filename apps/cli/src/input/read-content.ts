import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expandHome } from '@headwater/core';
import { DocumentFault } from './parse-document.ts';

/** A connection takes a few kilobytes; a larger file is the wrong one. */
const LARGEST_BYTES = 256 * 1024;

/**
 * Reads the text of a file, or of stdin for `-`.
 *
 * @throws DocumentFault if it cannot be read, is too large, or is not UTF-8.
 */
export async function readContent(path: string): Promise<string> {
  const bytes = await readBytes(path);
  if (bytes.length > LARGEST_BYTES)
    throw new DocumentFault('is larger than 256 KiB, which no description of a connection is');
  if (isUtf16(bytes)) throw new DocumentFault('is encoded in UTF-16; save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DocumentFault('is not encoded in UTF-8; save it as UTF-8');
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    // Reads one byte more than the limit, and so never a file of gigabytes.
    const stream = path === '-' ? process.stdin : createReadStream(expandHome(path), { end: LARGEST_BYTES });
    return await buffer(path === '-' ? upTo(stream) : stream);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    throw new DocumentFault(code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`);
  }
}

async function* upTo(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of stream) {
    yield chunk;
    read += chunk.length;
    if (read > LARGEST_BYTES) return;
  }
}

/** Detects UTF-16 with or without a byte order mark: its ASCII letters have a zero byte before or after them. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.length > 1 && (first === 0) !== (second === 0);
}
