import { type Check, everyItem } from '../matching/pattern.ts';

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Entries of a listing, each of one of these types. */
export function entriesOf(...types: readonly string[]): Check {
  return everyItem(`a ${types.join(' or ')} with name, path and what can be done with it`, (item) => {
    return (
      isObject(item) &&
      types.includes(String(item.type)) &&
      typeof item.name === 'string' &&
      typeof item.path === 'string' &&
      typeof item.canPreview === 'boolean' &&
      typeof item.canFetchSchema === 'boolean'
    );
  });
}

/** Columns of a flat structure. */
export const columns: Check = everyItem('a column with its name, type and XDM type', (item) => {
  return (
    isObject(item) && typeof item.name === 'string' && typeof item.type === 'string' && isObject(item.xdm)
  );
});

/** Rows of a preview. */
export const rows: Check = everyItem('a row', isObject);
