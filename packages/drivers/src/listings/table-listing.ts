import type { Listing } from '../contract/contract.ts';
import { writeCursor } from './listing-cursor.ts';

/** The page of a listing, and what it was asked for with. */
interface TablePage {
  /** Of the listing. */
  path: string;
  /** Tables of a page. */
  maxEntries: number;
}

/**
 * A page of tables; the cursor of the next one is the path of the last table.
 *
 * @param tables paths in order, one more than a page holds if there are that many
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

/** How many tables a check saw, of which it looked at no more than a page. */
export function describeTableCount({ entries, after }: Listing): string {
  return `tables and views seen: ${entries.length}${after === undefined ? '' : ' or more'}`;
}
