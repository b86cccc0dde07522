import { type Check, everyItem } from '../matching/pattern.ts';

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Entries of a listing, each of one of these types. */
export function entriesOf(...types: readonly string[]): Check {
  return everyItem(`a ${types.join(' or ')} with name, path, and supported operations`, (item) => {
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

/**
 * Entries in the form of older documents: with capitalized types and without their supported operations (facts 3.5).
 */
export function olderEntriesOf(...types: readonly string[]): Check {
  return everyItem(`a ${types.join(' or ')} with its name`, (item) => {
    return isObject(item) && types.includes(String(item.type).toLowerCase()) && typeof item.name === 'string';
  });
}

/** A structure as the newest tutorial prints it: only the columns, even with a preview (facts 0). */
export const bareColumns: Check = everyItem('a column with its name and type', (item) => {
  return isObject(item) && typeof item.name === 'string' && typeof item.type === 'string';
});

/** A structure in a list, as the OpenAPI description types it (facts 0). */
export const listedStructure: Check = everyItem('a structure', (item) => {
  return isObject(item) && (isObject(item.schema) || Array.isArray(item.data));
});

/** Columns of a flat structure. */
export const columns: Check = everyItem('a column with its name, type, and XDM type', (item) => {
  return (
    isObject(item) && typeof item.name === 'string' && typeof item.type === 'string' && isObject(item.xdm)
  );
});

/** Rows of a preview. */
export const rows: Check = everyItem('a row', isObject);

/** Columns of delimited text. */
export const stringColumns: Check = everyItem('a column of type string', (item) => {
  return isObject(item) && item.type === 'string' && isObject(item.xdm);
});

/** Rows of delimited text. */
export const stringRows: Check = everyItem('a row of strings', (item) => {
  return isObject(item) && Object.values(item).every((value) => typeof value === 'string' || value === null);
});
