import type { FileProperties, Notice, ReadLimits, Structure } from '../contract.ts';
import { type BoundedSource, type BytesSource, boundSource, layoutLimitReached } from './bytes-source.ts';
import { decodeText } from './decode-text.ts';
import { readDelimited, type Table } from './delimited.ts';
import { decideGzip, type FileType, guessFileType, isParquet } from './file-type.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { type FileHead, gunzipHead } from './gunzip.ts';
import { readJson } from './json.ts';

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

/** A table and how its file was read. */
type FileTable = Table & { file: FileProperties; notices?: readonly Notice[] };

// Columns of text files are typed by what is seen of them.
const SAMPLE_ROWS = 1000;
// Holds that many records of most files, at a quarter of the default limit.
const FIRST_BYTES = 256 * 1024;

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
  const fileType = properties.fileType ?? guessFileType(name) ?? (await sniffParquet(bounded));
  const maxRows = withRows ? limits.maxRows : 0;
  const {
    file,
    columns,
    rows,
    notices = [],
  } = fileType === 'parquet'
    ? await readParquetFile(source, limits, maxRows)
    : await readTextFile(
        bounded,
        { ...properties, fileType },
        { maxBytes: limits.maxBytes, maxRows: Math.max(maxRows, SAMPLE_ROWS) },
      );
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

type WantedText = Omit<FileProperties, 'fileType'> & { fileType: FileType | undefined };

/** Reads as little as shows enough: a first part, and the rest of the budget only when that held too few records. */
async function readTextFile(
  source: BoundedSource,
  wanted: WantedText,
  limits: { maxBytes: number; maxRows: number },
): Promise<FileTable> {
  const end = Math.min(source.size, source.remaining());
  const first = await source.read(0, Math.min(FIRST_BYTES, end));
  const isWhole = first.length >= end;
  const readHead = (bytes: Uint8Array) =>
    readHeadOfText({ bytes, isCut: bytes.length < source.size }, wanted, limits);
  const table = isWhole ? await readHead(first) : await readHead(first).catch(() => undefined);
  const isEnough = isWhole || (table !== undefined && table.rows.length >= limits.maxRows);
  const enough = isEnough && table ? table : await readHead(await readOn(source, first, end));
  if (enough.isCut && enough.rows.length === 0) throw source.limitReached();
  return { columns: enough.columns, rows: enough.rows, file: enough.file };
}

async function readOn(source: BoundedSource, first: Uint8Array, end: number): Promise<Uint8Array> {
  return Buffer.concat([first, await source.read(first.length, end)]);
}

async function readHeadOfText(
  packed: FileHead,
  wanted: WantedText,
  { maxBytes, maxRows }: { maxBytes: number; maxRows: number },
): Promise<FileTable & { isCut: boolean }> {
  const isGzip = decideGzip(wanted.compressionType, packed.bytes);
  const { bytes, isCut } = isGzip ? await gunzipHead(packed, maxBytes) : packed;
  const { text, encoding } = decodeText(bytes, wanted.encoding);
  if (text.includes('\0')) throw fileUnreadable('text: it holds binary data');
  const fileType = wanted.fileType ?? (/^\s*[[{]/.test(text) ? 'json' : 'delimited');
  const how: FileProperties = { fileType, encoding, ...(isGzip ? { compressionType: 'gzip' } : {}) };
  const { delimiter, ...table } = await readText(text, { ...wanted, fileType, isCut, maxRows });
  return { ...table, isCut, file: delimiter === undefined ? how : { ...how, columnDelimiter: delimiter } };
}

interface TextOptions extends FileProperties {
  isCut: boolean;
  maxRows: number;
}

async function readText(text: string, options: TextOptions): Promise<Table & { delimiter?: string }> {
  if (options.fileType === 'json') return readJson(text, options);
  return await readDelimited(text, { ...options, delimiter: options.columnDelimiter });
}
