import { DriverError } from '../../contract/driver-error.ts';
import type { BoundedSource } from '../file/bytes-source.ts';
import { describeFileFailure } from '../file/describe-file-failure.ts';
import { fileUnreadable } from '../file/file-unreadable.ts';
import { decodeFileMetadata, type FileMetadata } from './file-metadata.ts';

// Size of most footers. A longer footer costs a second request.
const TAIL_BYTES = 16 * 1024;
const MAGIC = 'PAR1';
const ENCRYPTED_MAGIC = 'PARE';
/** Length of the footer, and the magic bytes. */
const END_BYTES = 8;

/**
 * Reads the footer of a Parquet file.
 *
 * @throws DriverError `file-unreadable` with the detected kind of file, or `file-encrypted`
 */
export async function readFooter(source: BoundedSource): Promise<FileMetadata> {
  const { size } = source;
  if (size === 0) throw fileUnreadable('a Parquet file: it is empty');
  const tail = await source.read(Math.max(0, size - TAIL_BYTES), size);
  const magic = toAscii(tail.subarray(-4));
  if (magic === ENCRYPTED_MAGIC) throw encrypted();
  if (magic !== MAGIC || size < END_BYTES + 4) throw await explainEnd(source, tail);
  const end = new DataView(tail.buffer, tail.byteOffset + tail.length - END_BYTES, END_BYTES);
  const length = end.getUint32(0, true);
  if (length > size - END_BYTES - 4)
    throw fileUnreadable(
      `a complete Parquet file: its footer has ${length} bytes by its own account, and the file ${size}`,
    );
  const missing = length + END_BYTES - tail.length;
  const before =
    missing > 0 ? await source.read(size - length - END_BYTES, size - tail.length) : new Uint8Array();
  const footer = Buffer.concat([before, tail]).subarray(-length - END_BYTES, -END_BYTES);
  try {
    return decodeFileMetadata(footer);
  } catch (error) {
    throw fileUnreadable('a Parquet file that can be read: its footer is damaged', error);
  }
}

/** The footer or all displayed columns are encrypted. */
export function encrypted(): DriverError {
  return new DriverError(describeFileFailure('file-encrypted'));
}

async function explainEnd(source: BoundedSource, tail: Uint8Array): Promise<DriverError> {
  const start = source.size <= tail.length ? tail.subarray(0, 4) : await source.read(0, 4);
  const opening = toAscii(start);
  if (opening === ENCRYPTED_MAGIC) return encrypted();
  return opening === MAGIC
    ? fileUnreadable('a complete Parquet file: it begins as one, and its end is missing')
    : fileUnreadable('a Parquet file: it does not begin and end as one');
}

function toAscii(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
