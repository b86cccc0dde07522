import type { Transform } from 'node:stream';
import { constants, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Notice } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeFileFailure } from '../file/describe-file-failure.ts';
import { findSignature } from '../file/file-signature.ts';
import { fileNotReadable, fileUnreadable } from '../file/file-unreadable.ts';

/** The first part of a file, or the whole file. */
export interface FileHead {
  bytes: Uint8Array;
  /** Whether the file continues. */
  isCut: boolean;
}

/** The first part of a file, decompressed. */
export interface UnpackedHead extends FileHead {
  compressionType?: 'gzip' | 'deflate';
  notices: Notice[];
}

/** Code of the notice that compressed data ends early. */
export const TRUNCATED = 'compressed-data-truncated';

type Compression = NonNullable<UnpackedHead['compressionType']>;

/**
 * Decompresses the first part of a file. The bytes decide, not the name: a file that is not compressed is returned
 * unchanged.
 * @param wanted Compression as requested; detected if undefined or empty
 * @param maxBytes Limits the output, so that a small file cannot unpack to a huge one
 * @throws DriverError `compression-unsupported`, or `file-unreadable` for damaged data and for files that contain no
 * text
 */
export async function unpackHead(
  head: FileHead,
  { wanted, maxBytes }: { wanted?: string | undefined; maxBytes: number },
): Promise<UnpackedHead> {
  const asked = wanted?.toLowerCase() ?? '';
  const signature = findSignature(head.bytes);
  if (signature) throw refuse(signature);
  if (!['', 'none', 'gzip', 'deflate'].includes(asked)) throw compressionUnsupported(String(wanted));
  if (isGzip(head.bytes)) return await unpack('gzip', head, maxBytes);
  if (asked === 'deflate' || isZlib(head.bytes)) {
    const unpacked = await unpackDeflate(head, maxBytes);
    if (unpacked) return unpacked;
  }
  const isMisnamed = asked === 'gzip' || asked === 'deflate';
  return { ...head, notices: isMisnamed && head.bytes.length > 0 ? [notCompressed(asked)] : [] };
}

async function unpack(compressionType: Compression, head: FileHead, maxBytes: number): Promise<UnpackedHead> {
  const unpacked = await inflateHead(createGunzip, head, maxBytes).catch((error: unknown) => {
    throw fileUnreadable('a valid gzip file: its data is damaged, or other bytes follow it', error);
  });
  const signature = isGzip(unpacked.bytes)
    ? { name: 'a gzip file inside a gzip file', nextStep: 'Unpack it once.' }
    : findSignature(unpacked.bytes);
  if (signature) throw refuse({ ...signature, name: addGzip(signature.name) });
  return { ...unpacked, compressionType };
}

function addGzip(name: string): string {
  return name.includes('gzip') ? name : `${name} inside gzip`;
}

/** Deflate data may or may not have a zlib header. */
async function unpackDeflate(head: FileHead, maxBytes: number): Promise<UnpackedHead | undefined> {
  // Text is easily mistaken for raw deflate data, so only complete data is accepted.
  for (const create of [createInflate, createInflateRaw]) {
    const unpacked = await inflateHead(create, head, maxBytes).catch(() => undefined);
    const isEvident = create === createInflate || unpacked?.notices.length === 0;
    if (unpacked && unpacked.bytes.length > 0 && isEvident)
      return { ...unpacked, compressionType: 'deflate' };
  }
  return undefined;
}

async function inflateHead(
  create: (options: { finishFlush: number }) => Transform & { bytesWritten: number },
  { bytes, isCut }: FileHead,
  maxBytes: number,
): Promise<FileHead & { notices: Notice[] }> {
  const chunks: Buffer[] = [];
  let length = 0;
  // A sync flush accepts data that stops early without an error.
  const stream = create({ finishFlush: constants.Z_SYNC_FLUSH });
  stream.end(bytes);
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) {
      return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isCut: true, notices: [] };
    }
  }
  const output = Buffer.concat(chunks);
  if (isCut) return { bytes: output, isCut, notices: [] };
  const isComplete = await endsProperly(create, bytes);
  return { bytes: output, isCut: !isComplete, notices: isComplete ? [] : [truncated(output.length)] };
}

/** Returns true if compressed data reaches its end mark: without a sync flush, an early end is an error. */
async function endsProperly(
  create: (options: { finishFlush: number }) => Transform,
  bytes: Uint8Array,
): Promise<boolean> {
  const stream = create({ finishFlush: constants.Z_FINISH });
  stream.end(bytes);
  try {
    for await (const _ of stream);
    return true;
  } catch {
    return false;
  }
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Matches a zlib header whose second byte is not a letter, because text may start with "x^". */
function isZlib([first, second = 0]: Uint8Array): boolean {
  return first === 0x78 && [0x01, 0x9c, 0xda].includes(second);
}

const COMPRESSED = /^(?:compressed|a (?:ZIP|7-Zip|RAR|tar|gzip)|an empty ZIP)/;

function refuse(signature: { name: string; nextStep: string }): DriverError {
  return fileNotReadable(signature, COMPRESSED.test(signature.name) ? 'compression-unsupported' : undefined);
}

function compressionUnsupported(compressionType: string): DriverError {
  return new DriverError(describeFileFailure('compression-unsupported', { compressionType }));
}

function notCompressed(asked: string): Notice {
  return {
    code: 'not-compressed',
    message: `The file is not compressed with ${asked}. It is read as is.`,
    nextStep: `Before you ingest it, compress it with ${asked} or remove the compression from its name and from the request.`,
  };
}

function truncated(length: number): Notice {
  return {
    code: TRUNCATED,
    message: `The compressed data ends early. The preview shows the first ${length} bytes of uncompressed data.`,
    nextStep: 'Upload the file again: the platform rejects a truncated file.',
  };
}
