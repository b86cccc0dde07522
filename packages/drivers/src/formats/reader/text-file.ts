import type { FileProperties, Notice } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { readDelimited, type Table } from '../delimited/delimited.ts';
import type { Dialect } from '../delimited/delimited-records.ts';
import type { BoundedSource } from '../file/bytes-source.ts';
import { type FileType, isParquet } from '../file/file-type.ts';
import { fileNotReadable, fileUnreadable } from '../file/file-unreadable.ts';
import { readJson } from '../json/json.ts';
import { decodeText } from '../text/decode-text.ts';
import { findMarkup } from '../text/markup.ts';
import { type FileHead, TRUNCATED, type UnpackedHead, unpackHead } from '../text/unpack.ts';

/** How to read a text file. */
export interface TextRequest {
  /** As requested. Omitted properties are detected. */
  properties: FileProperties;
  /** The type and the delimiter that the file's name suggests. */
  suggested: { fileType?: FileType | undefined; delimiter?: string | undefined };
  maxBytes: number;
  /** Number of rows to show. */
  shownRows: number;
}

/** A table, and how its file was read. */
export type FileTable = Table & { file: FileProperties };

type HeadTable = FileTable & { isCut: boolean };

// Types of columns in text files are detected from their values.
const SAMPLE_ROWS = 1000;
// Contains enough records of most files, at a quarter of the default limit.
const FIRST_BYTES = 256 * 1024;
const JSON_START = /^\s*(?:\{\s*["}]|\[\s*(?:[{[\]"\d-]|true|false|null))/;
const JSON_RECORD_START = /^\s*(?:\[\s*)?\{\s*"/;

/**
 * Reads as little as needed: a first part, and the rest of the budget only if the first part contains too few
 * records.
 * @returns undefined if the file is Parquet and no type was requested
 */
export async function readTextFile(
  source: BoundedSource,
  request: TextRequest,
): Promise<FileTable | undefined> {
  const end = Math.min(source.size, source.remaining());
  const first = await source.read(0, Math.min(FIRST_BYTES, end));
  if (isParquet(first) && request.properties.fileType === undefined) return undefined;
  const maxRows = Math.max(request.shownRows, SAMPLE_ROWS);
  const isWhole = first.length >= end;
  const readHead = (bytes: Uint8Array) =>
    readHeadOfText({ bytes, isCut: bytes.length < source.size }, request, maxRows);
  const table = isWhole ? await readHead(first) : await readHead(first).catch(() => undefined);
  const isEnough = isWhole || (table !== undefined && table.rows.length >= maxRows);
  const enough = isEnough && table ? table : await readHead(await readOn(source, first, end));
  const { columns, rows, file, notices = [] } = enough;
  const isTruncated = notices.some(({ code }) => code === TRUNCATED);
  if (rows.length === 0 && isTruncated)
    throw fileUnreadable('complete: its compressed data ends before the first row');
  if (rows.length === 0 && enough.isCut) throw limitReached(source, notices);
  const isShort = enough.isCut && !isTruncated && rows.length < request.shownRows;
  return { columns, rows, file, notices: [...notices, ...(isShort ? [endedEarly(rows.length)] : [])] };
}

/** With an unclosed quote, the rest of the file looks like part of the first record. */
function limitReached(source: BoundedSource, notices: readonly Notice[]): DriverError {
  const failure = source.limitReached();
  const quote = notices.find(({ code }) => code === 'unclosed-quote');
  const { code, cause, nextStep, fixableBy } = failure;
  if (quote === undefined) return failure;
  return new DriverError({
    code,
    cause: `${cause} ${quote.message}`,
    nextStep: quote.nextStep ?? nextStep,
    fixableBy,
  });
}

async function readOn(source: BoundedSource, first: Uint8Array, end: number): Promise<Uint8Array> {
  return Buffer.concat([first, await source.read(first.length, end)]);
}

async function readHeadOfText(packed: FileHead, request: TextRequest, maxRows: number): Promise<HeadTable> {
  const { properties, maxBytes } = request;
  const head = await unpackHead(packed, { wanted: properties.compressionType, maxBytes });
  const { text, encoding, notices } = decodeText(head.bytes, {
    wanted: properties.encoding,
    isCut: head.isCut,
  });
  const markup = findMarkup(text);
  if (markup) throw fileNotReadable(markup);
  const read = readText(text, head, { request, maxRows });
  return {
    ...read,
    isCut: head.isCut,
    file: { ...read.file, encoding, ...compressionOf(head) },
    notices: [
      ...head.notices,
      ...notices,
      ...(read.notices ?? []),
      ...(text.trim() === '' ? [emptyFile()] : []),
    ],
  };
}

function compressionOf({ compressionType }: UnpackedHead): Pick<FileProperties, 'compressionType'> {
  return compressionType === undefined ? {} : { compressionType };
}

interface ReadingText {
  request: TextRequest;
  maxRows: number;
}

/** A requested type is kept. A type that the name suggests yields to content that is clearly JSON. */
function readText(text: string, head: FileHead, { request, maxRows }: ReadingText): FileTable {
  const { properties, suggested } = request;
  const options = { ...properties, hint: suggested.delimiter, isCut: head.isCut, maxRows };
  const fileType = properties.fileType ?? suggested.fileType;
  if (fileType === 'json') return asJson(readJson(text, options));
  const isAsked = properties.fileType !== undefined || properties.columnDelimiter !== undefined;
  if (fileType === undefined && !isAsked && JSON_START.test(text)) return asJson(readJson(text, options));
  if (!isAsked && JSON_RECORD_START.test(text)) {
    const table = tryJson(text, options);
    if (table) return asJson({ ...table, notices: [jsonByContent(), ...(table.notices ?? [])] });
  }
  const { dialect, ...table } = readDelimited(text, options);
  return { ...table, file: { fileType: 'delimited', ...describeDialect(dialect) } };
}

/** The delimiter, and the differences from RFC 4180. */
function describeDialect({ delimiter, quote, ...dialect }: Dialect): FileProperties {
  return {
    columnDelimiter: delimiter,
    ...(quote === '"' ? {} : { quote }),
    ...(dialect.escape === quote ? {} : { escape: dialect.escape }),
  };
}

function asJson(table: Table): FileTable {
  return { ...table, file: { fileType: 'json' } };
}

function tryJson(text: string, options: { isCut: boolean; maxRows: number }): Table | undefined {
  try {
    return readJson(text, options);
  } catch {
    return undefined;
  }
}

function jsonByContent(): Notice {
  return {
    code: 'type-by-content',
    message: 'The file name suggests delimited text, but the file contains JSON and is read as JSON.',
    nextStep: 'Rename the file, or specify its file type.',
  };
}

function emptyFile(): Notice {
  return { code: 'empty-file', message: 'The file contains no data.' };
}

function endedEarly(count: number): Notice {
  return {
    code: 'preview-ended-early',
    message: `The preview ends after ${count} ${count === 1 ? 'row' : 'rows'}: further rows lie beyond the part of the file that the service may read.`,
    nextStep: 'Ask the operator of the service to raise the read limit if you need more rows.',
  };
}
