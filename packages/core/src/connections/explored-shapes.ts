import type { Column, ExploreEntry, ExploreStructure } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { isRecord } from '../home/record.ts';

/**
 * Converts a listing in any documented form to entries of the current form. Older responses capitalize types and lack
 * abilities.
 *
 * @throws HeadwaterError with code `unreadable-answer` for anything but a list, since an empty object is not an empty
 * folder.
 */
export function toEntries(answer: unknown): ExploreEntry[] {
  return listOf(answer).filter(isRecord).map(toEntry);
}

function listOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  const items = isRecord(answer) ? (answer.items ?? answer.entries) : undefined;
  if (Array.isArray(items)) return items;
  throw unreadable('The target answered the listing without a list, so what the folder holds is unknown.');
}

function toEntry(entry: Readonly<Record<string, unknown>>): ExploreEntry {
  const type = String(entry.type ?? 'file').toLowerCase();
  const name = String(entry.name ?? entry.path ?? '');
  const isObject = type !== 'folder';
  return {
    ...entry,
    type: type as ExploreEntry['type'],
    name,
    path: String(entry.path ?? name),
    canPreview: booleanOf(entry.canPreview, isObject),
    canFetchSchema: booleanOf(entry.canFetchSchema, isObject),
  };
}

function booleanOf(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

/**
 * Converts a structure in any documented form to one shape: an object with format and schema, a bare array of
 * columns, an array as the OpenAPI description types it, or data alone.
 *
 * @throws HeadwaterError with code `unreadable-answer` if it has neither columns nor rows.
 */
export function toStructure(answer: unknown): ExploreStructure {
  if (Array.isArray(answer)) return ofArray(answer);
  if (!isRecord(answer)) throw unreadable(NO_STRUCTURE);
  const { schema, data, format } = answer;
  if (!isRecord(schema) && !Array.isArray(data)) throw unreadable(NO_STRUCTURE);
  const rows = Array.isArray(data) ? { data: data.filter(isRecord) } : {};
  if (isRecord(schema)) {
    const isFlat = Array.isArray(schema.columns);
    const columns = isFlat ? { columns: (schema.columns as unknown[]).filter(isRecord).map(toColumn) } : {};
    const shape = format === 'hierarchical' || !isFlat ? 'hierarchical' : 'flat';
    return { ...answer, format: shape, schema: { ...schema, ...columns }, ...rows };
  }
  return { ...answer, format: 'flat', schema: { columns: columnsOf(rows.data ?? []) }, ...rows };
}

function ofArray(answer: readonly unknown[]): ExploreStructure {
  const items = answer.filter(isRecord);
  const [first] = items;
  if (first && ('schema' in first || 'data' in first)) return toStructure(first);
  return { format: 'flat', schema: { columns: items.map(toColumn) } };
}

/** Types in older responses and their XDM names. */
const XDM_TYPES: Readonly<Record<string, Column['xdm']['type']>> = {
  bool: 'boolean',
  boolean: 'boolean',
  byte: 'integer',
  short: 'integer',
  int: 'integer',
  integer: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  number: 'number',
};

function toColumn(column: Readonly<Record<string, unknown>>): Column {
  const type = String(column.type ?? 'unknown');
  const xdm = isRecord(column.xdm) ? (column.xdm as Column['xdm']) : xdmOf(type);
  return { ...column, name: String(column.name ?? column.columnName ?? ''), type, xdm };
}

function xdmOf(type: string): Column['xdm'] {
  const key = type.toLowerCase();
  return { type: Object.hasOwn(XDM_TYPES, key) ? (XDM_TYPES[key] ?? 'string') : 'string' };
}

/** Derives the columns of data that came without a schema: the field names in order of first occurrence. */
function columnsOf(rows: readonly Readonly<Record<string, unknown>>[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].map((name) => ({ name, type: 'unknown', xdm: { type: 'string' } }));
}

const NO_STRUCTURE =
  'The target answered with neither columns nor rows, so what the object holds is unknown.';

function unreadable(message: string): HeadwaterError {
  return new HeadwaterError(message, {
    code: 'unreadable-answer',
    nextSteps: [
      'Try again; if the answer stays the same, test the connection.',
      'Check that the base URL is that of Experience Platform or of a Headwater service.',
    ],
  });
}
