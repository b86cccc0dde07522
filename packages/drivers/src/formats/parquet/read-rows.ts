import type { Notice } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import type { BoundedSource } from '../file/bytes-source.ts';
import { fileUnreadable } from '../file/file-unreadable.ts';
import { loadCodecs } from './codecs.ts';
import type { FileMetadata } from './file-metadata.ts';
import { endedEarlyNotice, invalidTextNotice, reasonOf, unreadableNotices } from './parquet-notices.ts';
import { encrypted } from './read-footer.ts';
import { type Codecs, ColumnUnreadableError, type FieldColumn, readRowGroup } from './read-row-group.ts';
import type { RowGroup } from './row-group.ts';
import type { Field } from './schema-tree.ts';
import { showerOf } from './show-value.ts';

export interface RowsRequest {
  metadata: FileMetadata;
  fields: readonly Field[];
  maxRows: number;
  /** Extra bytes that may be read beyond the rows to save requests. */
  spareBytes: number;
}

export interface ShownRows {
  rows: Record<string, unknown>[];
  notices: Notice[];
}

/** The rows read so far. */
interface Progress {
  rows: Record<string, unknown>[];
  /** Fields whose values can be read. */
  readable: readonly Field[];
  unreadable: Map<string, Error>;
  invalidText: Set<string>;
  /** Set if fewer rows than requested can be read. */
  end: Notice | undefined;
}

/** Reads the first rows, one row group after another, until it has enough. */
export async function readRows(source: BoundedSource, request: RowsRequest): Promise<ShownRows> {
  const { metadata, fields, maxRows } = request;
  const progress: Progress = {
    rows: [],
    readable: fields,
    unreadable: new Map(),
    invalidText: new Set(),
    end: undefined,
  };
  const { rows, unreadable, invalidText } = progress;
  const codecs = await loadCodecs();
  const available = source.remaining();
  for (const rowGroup of rowGroupsOf(metadata)) {
    if (rows.length >= maxRows || progress.end !== undefined) break;
    const spareBytes = Math.max(0, request.spareBytes - (available - source.remaining()));
    await addRowGroup(source, progress, { rowGroup, codecs, spareBytes, maxRows: maxRows - rows.length });
  }
  if (progress.end === undefined && rows.length < Math.min(maxRows, metadata.rowCount))
    progress.end = endedEarlyNotice(rows.length, `the footer says that the file has ${metadata.rowCount}`);
  const notices = [...unreadableNotices(unreadable), ...invalidTextNotice(invalidText)];
  return { rows, notices: progress.end === undefined ? notices : [...notices, progress.end] };
}

interface GroupRequest {
  rowGroup: RowGroup;
  codecs: Codecs;
  maxRows: number;
  spareBytes: number;
}

async function addRowGroup(source: BoundedSource, progress: Progress, request: GroupRequest): Promise<void> {
  const wanted = Math.min(request.maxRows, request.rowGroup.rowCount);
  if (wanted <= 0) return;
  const found = await readColumns(source, progress, request);
  if (found === undefined) return;
  if (progress.rows.length === 0) leaveOutUnreadable(found, progress);
  const shown = found.filter(({ field }) => !progress.unreadable.has(field.name));
  const shortest = shown.reduce((least, column) =>
    column.values.length < least.values.length ? column : least,
  );
  for (let index = 0; index < shortest.values.length; index++) {
    progress.rows.push(Object.fromEntries(shown.map(({ field, values }) => [field.name, values[index]])));
  }
  if (shortest.values.length < wanted) progress.end = cutOff(progress.rows.length, shortest);
}

/** Rows read before the limit are shown. If there are none, the limit is an error. */
async function readColumns(
  source: BoundedSource,
  progress: Progress,
  request: GroupRequest,
): Promise<FieldColumn[] | undefined> {
  try {
    return await readRowGroup(source, {
      ...request,
      fields: progress.readable,
      showerOf: (leaf) => showerOf(leaf.element, () => progress.invalidText.add(leaf.name)),
    });
  } catch (error) {
    const isLimit = error instanceof DriverError && error.code === 'read-limit-reached';
    if (!isLimit || progress.rows.length === 0) throw error;
    const reason = 'the next rows need more bytes than one preview may read';
    progress.end = endedEarlyNotice(progress.rows.length, reason, error.nextStep);
    return undefined;
  }
}

/** A column whose first value cannot be read does not affect the other columns. */
function leaveOutUnreadable(found: readonly FieldColumn[], progress: Progress): void {
  for (const { field, values, failure = noValues() } of found) {
    if (values.length === 0) progress.unreadable.set(field.name, failure);
  }
  progress.readable = progress.readable.filter(({ name }) => !progress.unreadable.has(name));
  if (progress.readable.length === 0) throw explainUnreadable([...progress.unreadable.values()]);
}

function* rowGroupsOf(metadata: FileMetadata): Generator<RowGroup> {
  try {
    yield* metadata.rowGroups();
  } catch (error) {
    throw fileUnreadable('a Parquet file that can be read: its footer is damaged', error);
  }
}

function noValues(): Error {
  return new Error('parquet: it has no values');
}

function cutOff(count: number, { field, failure = noValues() }: FieldColumn): Notice {
  const reason = `the next value of ${field.name} cannot be read, because ${reasonOf(failure)}`;
  return endedEarlyNotice(count, reason, 'Check that the file is complete, or write it again.');
}

function explainUnreadable(errors: readonly Error[]): DriverError {
  const [first = noValues()] = errors;
  const isEncrypted = errors.some(
    (error) => error instanceof ColumnUnreadableError && error.code === 'encrypted',
  );
  if (isEncrypted) return encrypted();
  return fileUnreadable(`a Parquet file that can be read: ${reasonOf(first)}`, first);
}
