import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { createSnapshotDigest } from './digest-rows.ts';
import { decodeRow } from './row-codec.ts';
import { SnapshotError } from './snapshot-error.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  type SnapshotHeader,
  type SnapshotManifest,
  type SnapshotRow,
  type SnapshotTrailer,
} from './snapshot-format.ts';

/**
 * Verifies a snapshot from its first line to its last, and returns its summary.
 * @throws `SnapshotError` if it is damaged, or has an unknown version
 */
export async function verifySnapshot(file: string): Promise<SnapshotManifest> {
  const digest = createSnapshotDigest();
  let header: SnapshotHeader | undefined;
  let trailer: SnapshotTrailer | undefined;
  for await (const line of readLines(file)) {
    if (trailer !== undefined) throw damaged(file, 'it continues after its end');
    const value = parse(line, file);
    if (header === undefined) header = toHeader(value, file);
    else if (isRow(value)) digest.addRow(value);
    else if (isTrailer(value)) trailer = value;
    else throw damaged(file, 'it contains a line that is not a row');
    if (trailer === undefined) digest.addLine(`${line}\n`);
  }
  if (header === undefined || trailer === undefined) throw damaged(file, 'its end is missing');
  const found = digest.trailer();
  if (trailer.sha256 !== found.sha256) throw damaged(file, 'its checksum differs');
  const { format: _format, ...told } = header;
  return { ...told, ...found };
}

/** Yields the rows of a verified snapshot. */
export async function* readRows(file: string): AsyncGenerator<SnapshotRow, void, void> {
  for await (const line of readLines(file)) {
    const value = parse(line, file);
    if (isRow(value)) yield { table: value.table, row: decodeRow(value.row) };
  }
}

async function* readLines(file: string): AsyncGenerator<string, void, void> {
  const source = createReadStream(file);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  let rest = '';
  try {
    for await (const chunk of text.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw explainReading(cause, file);
  } finally {
    source.destroy();
  }
  if (rest !== '') throw damaged(file, 'its last line is cut off');
}

function parse(line: string, file: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Reported below, like any other invalid line.
  }
  throw damaged(file, 'it contains a line that is not JSON');
}

function toHeader(value: object, file: string): SnapshotHeader {
  const { format, version, createdAt, schema } = value as Record<string, unknown>;
  if (format !== FORMAT) throw damaged(file, 'it does not start like a snapshot');
  if (version === FORMAT_VERSION && typeof createdAt === 'number' && typeof schema === 'string')
    return { format, version, createdAt, schema };
  throw new SnapshotError(
    'snapshot-of-another-version',
    `${file} is a snapshot of format version ${version}, but this version of Headwater reads ${FORMAT_VERSION}. Use the version of Headwater that created it.`,
  );
}

function isRow(value: object): value is SnapshotRow {
  return (
    'table' in value && 'row' in value && typeof value.table === 'string' && typeof value.row === 'object'
  );
}

function isTrailer(value: object): value is SnapshotTrailer {
  return 'sha256' in value && 'counts' in value;
}

function explainReading(cause: unknown, file: string): unknown {
  if (cause instanceof SnapshotError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // Codes of zlib; a truncated file is a Z_BUF_ERROR.
  if (code.startsWith('Z_')) return damaged(file, 'it cannot be decompressed', cause);
  const message = `${file} cannot be read (${code}). Name an existing, readable snapshot file.`;
  return new SnapshotError('snapshot-missing', message, { cause });
}

function damaged(file: string, how: string, cause?: unknown): SnapshotError {
  const message = `${file} is not a complete snapshot: ${how}. Nothing was restored. Use another copy of it, or an earlier snapshot.`;
  return new SnapshotError('snapshot-damaged', message, { cause });
}
