import type { FileProperties, ReadLimits, Structure } from '../contract.ts';
import { type BoundedSource, type BytesSource, boundSource, layoutLimitReached } from './bytes-source.ts';
import { type FileType, guessDelimiter, guessFileType, isParquet } from './file-type.ts';
import { type FileTable, readTextFile } from './text-file.ts';

/** Bounds on one file; without `maxPreviewBytes` no layout may force more than `maxBytes`. */
export type FileLimits = Pick<ReadLimits, 'maxBytes' | 'maxRows'> &
  Partial<Pick<ReadLimits, 'maxPreviewBytes'>>;

/** What to read of a file. */
export interface FileRequest {
  /** Name or path; its extension tells the file type where nothing else does. */
  name: string;
  /** How to read it; what is left out is detected. */
  properties?: FileProperties | undefined;
  limits: FileLimits;
  /** Whether to return rows beside the columns. */
  withRows: boolean;
}

/** Bytes that a file may cost at most, whatever its layout. */
export function hardLimit({ maxBytes, maxPreviewBytes = 0 }: FileLimits): number {
  return Math.max(maxBytes, maxPreviewBytes);
}

/**
 * Reads the columns and first rows of a file from at most `maxBytes` of it, however large it is; from more, up to
 * `maxPreviewBytes`, where the layout of the file leaves no choice. Meant to run off the service's own thread.
 *
 * @throws DriverError `file-unreadable`, `read-limit-reached`, `compression-unsupported`, `encoding-unsupported` or
 *   `delimiter-unsupported`
 */
export async function readFile(source: BytesSource, request: FileRequest): Promise<Structure> {
  const { name, properties = {}, limits, withRows } = request;
  const bounded = boundSource(source, limits.maxBytes);
  const suggested = guessFileType(name) ?? (await sniffParquet(bounded));
  const maxRows = withRows ? limits.maxRows : 0;
  const text =
    (properties.fileType ?? suggested) === 'parquet'
      ? undefined
      : await readTextFile(bounded, {
          properties,
          suggested: { fileType: suggested, delimiter: guessDelimiter(name) },
          maxBytes: limits.maxBytes,
          shownRows: maxRows,
        });
  const { file, columns, rows, notices = [] } = text ?? (await readParquetFile(source, limits, maxRows));
  const isNested = columns.some(({ xdm }) => xdm.type === 'object' || xdm.type === 'array');
  const structure: Structure = {
    format: isNested ? 'hierarchical' : 'flat',
    columns,
    file,
    ...(notices.length === 0 ? {} : { notices }),
  };
  return withRows ? { ...structure, rows: rows.slice(0, maxRows) } : structure;
}

async function sniffParquet(source: BoundedSource): Promise<FileType | undefined> {
  return isParquet(await source.read(0, 4)) ? 'parquet' : undefined;
}

/** Its pages are as large as the writer made them, so only the hard limit bounds them. */
async function readParquetFile(source: BytesSource, limits: FileLimits, maxRows: number): Promise<FileTable> {
  const { readParquet } = await import('./parquet/read-parquet.ts');
  const bounded = boundSource(source, hardLimit(limits), layoutLimitReached);
  const table = await readParquet(bounded, { maxRows, spareBytes: limits.maxBytes });
  return { ...table, file: { fileType: 'parquet' } };
}
