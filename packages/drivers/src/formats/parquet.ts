import type { FileMetaData, ParquetParsers, RowGroup, SchemaTree } from 'hyparquet';
import { DriverError } from '../driver-error.ts';
import { type BoundedSource, boundSource } from './bytes-source.ts';
import type { Table } from './delimited.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { toJsonSafe } from './json-safe.ts';
import type { RowGroupHead } from './parquet-pages.ts';

type Row = Record<string, unknown>;

// Most footers are smaller; a larger one costs a second request.
const FOOTER_BYTES = 64 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => new Date(days * DAY_MS).toISOString().slice(0, 10),
  jsonFromBytes: (bytes) => bytes,
};

/**
 * Reads the columns of a Parquet file from its footer, and its first rows from the first pages of its first row groups.
 *
 * @param options with `maxRows` 0 only the footer is read
 */
export async function readParquet(source: BoundedSource, { maxRows }: { maxRows: number }): Promise<Table> {
  try {
    const file = maxRows > 0 && source.size <= source.remaining() ? await bufferAll(source) : source;
    return await readTable(file, maxRows);
  } catch (error) {
    if (error instanceof DriverError) throw error;
    throw fileUnreadable('a Parquet file that can be read here', error);
  }
}

async function readTable(source: BoundedSource, maxRows: number): Promise<Table> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
  const { describeParquetSchema } = await import('./parquet-schema.ts');
  const file = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => toArrayBuffer(await source.read(start, end)),
  };
  const metadata = await parquetMetadataAsync(file, { initialFetchSize: FOOTER_BYTES, geoparquet: false });
  const schema = parquetSchema(metadata);
  const rows: Row[] = [];
  for (const rowGroup of metadata.row_groups) {
    const isEnough = rows.length >= maxRows || (rows.length > 0 && sizeOf(rowGroup) > source.remaining());
    if (isEnough) break;
    rows.push(...(await readRows(source, { metadata, schema, rowGroup, maxRows: maxRows - rows.length })));
  }
  return { columns: describeParquetSchema(schema), rows };
}

interface GroupRequest {
  metadata: FileMetaData;
  schema: SchemaTree;
  rowGroup: RowGroup;
  maxRows: number;
}

async function readRows(
  source: BoundedSource,
  { metadata, schema, rowGroup, maxRows }: GroupRequest,
): Promise<Row[]> {
  const { readRowGroupHead } = await import('./parquet-pages.ts');
  const head = await readRowGroupHead(source, rowGroup);
  const wanted = Math.min(maxRows, Number(rowGroup.num_rows));
  const columns = await readColumns(head, { metadata, schema, rowGroup, maxRows: wanted });
  const count = columns.reduce((fewest, { values }) => Math.min(fewest, values.length), wanted);
  if (head.isCut && count === 0) throw source.limitReached();
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row]])),
  );
}

async function readColumns(
  head: RowGroupHead,
  { metadata, schema, maxRows }: GroupRequest,
): Promise<{ name: string; values: unknown[] }[]> {
  const { parquetScan } = await import('hyparquet');
  const { loadCodecs } = await import('./parquet-codecs.ts');
  const scan = await parquetScan({
    file: head.file,
    metadata: { ...metadata, row_groups: [head.rowGroup] },
    compressors: await loadCodecs(),
    parsers: PARSERS,
    utf8: false,
    useOffsetIndex: false,
  });
  return await Promise.all(
    schema.children.map(async (field) => {
      const { name } = field.element;
      const raw = Array.from(await scan.readColumn({ column: name, rowStart: 0, rowEnd: maxRows }));
      // The last row of a nested column that was cut between pages may lack its end.
      const complete = isNested(field) && raw.length < maxRows ? raw.slice(0, -1) : raw;
      return { name, values: complete.map((value) => toJsonSafe(roundDecimal(value, field))) };
    }),
  );
}

function isNested({ element, children }: SchemaTree): boolean {
  return children.length > 0 || element.repetition_type === 'REPEATED';
}

/** Decimals come as binary fractions, with noise behind their last place. */
function roundDecimal(value: unknown, { element }: SchemaTree): unknown {
  const isDecimal = element.scale !== undefined && typeof value === 'number';
  return isDecimal ? Number(value.toFixed(element.scale)) : value;
}

function sizeOf(rowGroup: RowGroup): number {
  return rowGroup.columns.reduce(
    (sum, { meta_data }) => sum + Number(meta_data?.total_compressed_size ?? 0),
    0,
  );
}

async function bufferAll(source: BoundedSource): Promise<BoundedSource> {
  const bytes = await source.read(0, source.size);
  const read = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  return boundSource({ size: bytes.length, read }, Number.POSITIVE_INFINITY);
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
