import type { Notice, Structure } from '../../contract/contract.ts';
import {
  type BoundedSource,
  type BytesSource,
  boundSource,
  layoutLimitReached,
} from '../file/bytes-source.ts';
import { type FileLimits, type FileRequest, hardLimit } from '../file/file-request.ts';
import { type FileType, guessDelimiter, guessFileType, isParquet } from '../file/file-type.ts';
import { boundRows } from './bound-rows.ts';
import { type FileTable, readTextFile } from './text-file.ts';

/**
 * Reads the columns and first rows of a file of any size from at most `maxBytes` of it, or from up to
 * `maxPreviewBytes` if its layout requires more. Meant to run outside the service's own thread.
 * @throws DriverError `file-unreadable`, `read-limit-reached`, `compression-unsupported`, `encoding-unsupported` or
 * `delimiter-unsupported`
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
  const format = isNested ? 'hierarchical' : 'flat';
  if (!withRows) return { format, columns, file, ...withNotices(notices) };
  const shown = boundRows(rows.slice(0, maxRows));
  return { format, columns, file, ...withNotices([...notices, ...shown.notices]), rows: shown.rows };
}

function withNotices(notices: readonly Notice[]): Pick<Structure, 'notices'> {
  return notices.length === 0 ? {} : { notices };
}

async function sniffParquet(source: BoundedSource): Promise<FileType | undefined> {
  return isParquet(await source.read(0, 4)) ? 'parquet' : undefined;
}

/** The writer chose the size of its pages, so only the hard limit applies. */
async function readParquetFile(source: BytesSource, limits: FileLimits, maxRows: number): Promise<FileTable> {
  const { readParquet } = await import('../parquet/read-parquet.ts');
  const bounded = boundSource(source, hardLimit(limits), layoutLimitReached);
  const table = await readParquet(bounded, { maxRows, spareBytes: limits.maxBytes });
  return { ...table, file: { fileType: 'parquet' } };
}
