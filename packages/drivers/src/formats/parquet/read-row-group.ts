import type { BoundedSource } from '../file/bytes-source.ts';
import { type LeafCursor, rowReaderOf } from './assemble-rows.ts';
import { fetchPages } from './fetch-pages.ts';
import { LeafReader } from './leaf-reader.ts';
import type { ColumnChunk, RowGroup } from './row-group.ts';
import { type Field, leavesOf } from './schema-tree.ts';
import type { ShowValue } from './show-value.ts';

/** Decompresses pages with the named codec. */
export type Codecs = Readonly<Record<string, (bytes: Uint8Array, size: number) => Uint8Array>>;

export interface RowGroupRequest {
  rowGroup: RowGroup;
  /** Top-level fields to read. */
  fields: readonly Field[];
  maxRows: number;
  /** Extra bytes that may be read beyond the rows to save requests. */
  spareBytes: number;
  codecs: Codecs;
  showerOf(leaf: Field): ShowValue;
}

/** The first values of a top-level field. */
export interface FieldColumn {
  field: Field;
  values: unknown[];
  /** The reason for fewer values than requested. */
  failure: Error | undefined;
}

/** A column whose values cannot be read because of encryption, an external file or an unknown codec. */
export class ColumnUnreadableError extends Error {
  override readonly name = 'ColumnUnreadableError';
  readonly code: 'encrypted' | 'codec' | 'elsewhere';

  constructor(code: ColumnUnreadableError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Reads the first values of every field of a row group from as few pages as possible. */
export async function readRowGroup(source: BoundedSource, request: RowGroupRequest): Promise<FieldColumn[]> {
  const { rowGroup, fields, spareBytes, codecs } = request;
  const maxRows = Math.min(request.maxRows, rowGroup.rowCount);
  const readers = new Map<number, LeafReader>();
  const refusals = new Map<number, Error>();
  for (const leaf of fields.flatMap(leavesOf)) {
    const chunk = rowGroup.columns[leaf.leafIndex];
    const refusal = refuse(chunk, source.size, codecs);
    if (chunk === undefined || refusal !== undefined) refusals.set(leaf.leafIndex, refusal ?? missing());
    else
      readers.set(
        leaf.leafIndex,
        new LeafReader({ leaf, chunk, maxRows, unpack: unpackerOf(chunk, codecs) }),
      );
  }
  const bytes = rowGroup.columns.reduce((sum, { size }) => sum + size, 0);
  await fetchPages(source, [...readers.values()], bytes <= spareBytes);
  return fields.map((field) => {
    const failures = leavesOf(field).map(
      ({ leafIndex }) => refusals.get(leafIndex) ?? readers.get(leafIndex)?.failure,
    );
    const failure = failures.find((error) => error !== undefined);
    const isRefused = leavesOf(field).some(({ leafIndex }) => refusals.has(leafIndex));
    if (isRefused) return { field, values: [], failure };
    return { field, ...assemble(field, { readers, maxRows, failure, showerOf: request.showerOf }) };
  });
}

function unpackerOf({ codec }: ColumnChunk, codecs: Codecs) {
  return (bytes: Uint8Array, size: number): Uint8Array => {
    const unpack = codecs[codec];
    if (unpack === undefined) throw new Error(`parquet: codec ${codec}`);
    return unpack(bytes, size);
  };
}

function refuse(chunk: ColumnChunk | undefined, fileSize: number, codecs: Codecs): Error | undefined {
  if (chunk === undefined) return missing();
  if (chunk.isEncrypted) return new ColumnUnreadableError('encrypted', 'it is encrypted');
  if (chunk.isElsewhere) return new ColumnUnreadableError('elsewhere', 'it is stored in another file');
  if (!Object.hasOwn(codecs, chunk.codec))
    return new ColumnUnreadableError('codec', `it is compressed with ${chunk.codec}`);
  const isInside = chunk.start >= 4 && chunk.start < fileSize && chunk.size >= 0;
  return isInside || chunk.valueCount === 0 ? undefined : new Error('parquet: it lies outside of the file');
}

function missing(): Error {
  return new Error('parquet: the row group lacks it');
}

interface Assembly {
  readers: ReadonlyMap<number, LeafReader>;
  maxRows: number;
  failure: Error | undefined;
  showerOf(leaf: Field): ShowValue;
}

function assemble(
  field: Field,
  { readers, maxRows, failure, showerOf }: Assembly,
): Omit<FieldColumn, 'field'> {
  const leaves = leavesOf(field).flatMap(({ leafIndex }) => readers.get(leafIndex) ?? []);
  const count = leaves.reduce((fewest, { rowCount }) => Math.min(fewest, rowCount), maxRows);
  const cursors = new Map<number, LeafCursor>();
  const cursorOf = (leaf: Field): LeafCursor => {
    const known = cursors.get(leaf.leafIndex);
    if (known !== undefined) return known;
    const entries = readers.get(leaf.leafIndex)?.entries();
    if (entries === undefined) throw missing();
    const cursor = { entries, position: 0, valuePosition: 0, show: showerOf(leaf) };
    cursors.set(leaf.leafIndex, cursor);
    return cursor;
  };
  const values: unknown[] = [];
  try {
    const read = rowReaderOf(field, cursorOf);
    while (values.length < count) values.push(read());
  } catch (error) {
    return { values, failure: failure ?? (error instanceof Error ? error : new Error(String(error))) };
  }
  if (values.length === maxRows) return { values, failure: undefined };
  return {
    values,
    failure: failure ?? new Error('parquet: it has fewer values than the row group has rows'),
  };
}
