import type { FileProperties } from '../contract.ts';
import { DriverError } from '../driver-error.ts';

/** File formats that can be read. */
export type FileType = NonNullable<FileProperties['fileType']>;

const TYPES: Readonly<Record<string, FileType>> = {
  csv: 'delimited',
  tsv: 'delimited',
  psv: 'delimited',
  txt: 'delimited',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  parquet: 'parquet',
};

/** File type by the extension of a name, with or without `.gz`. */
export function guessFileType(name: string): FileType | undefined {
  const [, extension = ''] = /\.([^./]+)(?:\.gz)?$/i.exec(name) ?? [];
  return TYPES[extension.toLowerCase()];
}

/** Whether a file's first bytes are those of gzip. */
function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Whether a file's first bytes are those of Parquet. */
export function isParquet(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 4)) === 'PAR1';
}

/**
 * Whether a file is to be read as gzip.
 *
 * @param compressionType As requested; detected when undefined or empty.
 * @throws DriverError `compression-unsupported`
 */
export function decideGzip(compressionType: string | undefined, head: Uint8Array): boolean {
  const wanted = compressionType?.toLowerCase() ?? '';
  if (wanted === '' || wanted === 'none') return isGzip(head);
  if (wanted === 'gzip') return true;
  throw new DriverError({
    code: 'compression-unsupported',
    cause: `Files compressed as "${compressionType}" cannot be shown here; gzip and uncompressed files can.`,
    nextStep: 'Look at an uncompressed or gzip copy. The connection itself is not affected.',
    fixableBy: 'you',
  });
}
