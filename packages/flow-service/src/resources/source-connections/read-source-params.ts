import type { JsonObject } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';
import type { SourceFamily } from './read-source-data.ts';

/** Validates the path or table of a source, and its columns. */
export function readSourceParams(
  params: JsonObject | undefined,
  { definition: { kind, exploreKind, displayName }, isDraft }: SourceFamily,
): JsonObject | undefined {
  if (kind !== 'batch' || exploreKind === 'rest') return params;
  const read = params === undefined ? {} : { ...params };
  if (read.filters !== undefined) throw problem('CONNECTOR-1353-400', { source: displayName });
  if (exploreKind === 'tabular') checkTable(read, isDraft);
  else checkFile(read, isDraft);
  return params === undefined ? undefined : withBoolean(withBoolean(read, 'recursive'), 'cdcEnabled');
}

function checkTable({ tableName, path, columns }: JsonObject, isDraft: boolean): void {
  const table = tableName ?? path;
  if (table === undefined && !isDraft) throw missing('params.tableName');
  if (table !== undefined) checkText('params.tableName', table);
  if (columns !== undefined) checkColumns(columns);
}

function checkFile({ path, type }: JsonObject, isDraft: boolean): void {
  if (path === undefined && !isDraft) throw missing('params.path');
  if (path !== undefined) {
    checkText('params.path', path);
    if (
      String(path)
        .split('/')
        .slice(0, -1)
        .some((part) => part.includes('*'))
    )
      throw problem('CONNECTOR-1312-400', { detail: 'params.path can have * in its last part only.' });
  }
  if (type !== undefined && type !== 'file' && type !== 'folder')
    throw problem('CONNECTOR-1312-400', { detail: 'params.type must be one of file, folder.' });
}

function checkColumns(columns: unknown): void {
  if (!Array.isArray(columns))
    throw problem('CONNECTOR-1312-400', { detail: 'params.columns must be array.' });
  if (columns.length === 0) throw problem('CONNECTOR-1330-400');
  const names = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const name: unknown = (column as JsonObject | null)?.name;
    checkText(`params.columns.${index}.name`, name);
    if (names.has(String(name)))
      throw problem('CONNECTOR-1312-400', {
        detail: `params.columns has the column "${String(name)}" twice.`,
      });
    names.add(String(name));
  }
}

function checkText(field: string, value: unknown): void {
  if (value === undefined || value === '') throw missing(field);
  if (typeof value !== 'string') throw problem('CONNECTOR-1312-400', { detail: `${field} must be string.` });
}

/** Older clients write booleans as strings. */
function withBoolean(params: JsonObject, name: string): JsonObject {
  const value = params[name];
  if (value === undefined) return params;
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false')
    throw problem('CONNECTOR-1312-400', { detail: `params.${name} must be boolean.` });
  return { ...params, [name]: text === 'true' };
}

function missing(field: string): Error {
  return problem('CONNECTOR-1304-400', { detail: `The mandatory field ${field} is missing or empty.` });
}
