import type { Notice, SourceColumn } from '../../contract/contract.ts';
import { type BoundedSource, boundSource } from '../file/bytes-source.ts';
import { fileUnreadable } from '../file/file-unreadable.ts';
import { describeColumns } from './describe-columns.ts';
import type { FileMetadata } from './file-metadata.ts';
import { duplicateNotice } from './parquet-notices.ts';
import { readFooter } from './read-footer.ts';
import { readRows } from './read-rows.ts';
import { buildSchemaTree } from './schema-tree.ts';

export interface ParquetTable {
  columns: SourceColumn[];
  rows: Record<string, unknown>[];
  notices: Notice[];
}

export interface ParquetRequest {
  /** With 0, only the footer is read. */
  maxRows: number;
  /** Extra bytes that a preview may read beyond its rows to save requests. */
  spareBytes: number;
}

/**
 * Reads the columns of a Parquet file from its footer, and its first rows from the first pages of its first row
 * groups. If a column, page or row cannot be read, a notice names it and the others are still shown.
 *
 * @throws DriverError `file-unreadable`, `file-encrypted`, `read-limit-reached`
 */
export async function readParquet(source: BoundedSource, request: ParquetRequest): Promise<ParquetTable> {
  const { maxRows, spareBytes } = request;
  const file = maxRows > 0 && source.size <= spareBytes ? await bufferAll(source) : source;
  const metadata = await readFooter(file);
  const { fields, renamings } = readSchema(metadata);
  const columns = describeColumns(fields);
  const notices = duplicateNotice(renamings);
  if (maxRows === 0 || metadata.rowCount === 0 || fields.length === 0) return { columns, rows: [], notices };
  const read = await readRows(file, { metadata, fields, maxRows, spareBytes });
  return { columns, rows: read.rows, notices: [...notices, ...read.notices] };
}

function readSchema({ elements }: FileMetadata): ReturnType<typeof buildSchemaTree> {
  try {
    return buildSchemaTree(elements);
  } catch (error) {
    throw fileUnreadable('a Parquet file that can be read: its schema is damaged', error);
  }
}

async function bufferAll(source: BoundedSource): Promise<BoundedSource> {
  const bytes = await source.read(0, source.size);
  const read = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  return boundSource({ size: bytes.length, read }, Number.POSITIVE_INFINITY);
}
