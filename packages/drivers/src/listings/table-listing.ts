import type { Listing } from '../contract/contract.ts';
import { writeCursor } from './listing-cursor.ts';

/** The request of a page. */
interface TablePage {
  /** The path of the listing. */
  path: string;
  /** Tables per page. */
  maxEntries: number;
}

/**
 * Makes a page of tables. The cursor of the next page is the path of the last table.
 *
 * @param tables sorted paths, one more than a page holds if another page follows
 */
export function toTableListing(tables: readonly string[], { path, maxEntries }: TablePage): Listing {
  const shown = tables.slice(0, maxEntries);
  const entries = shown.map(
    (table) => ({ type: 'table', name: table, path: table, canPreview: true, canFetchSchema: true }) as const,
  );
  const last = shown.at(-1);
  return tables.length > maxEntries && last !== undefined
    ? { entries, after: writeCursor(path, last) }
    : { entries };
}

/** Describes how many tables the first page of a check holds. */
export function describeTableCount({ entries, after }: Listing): string {
  return `tables and views seen: ${entries.length}${after === undefined ? '' : ' or more'}`;
}
