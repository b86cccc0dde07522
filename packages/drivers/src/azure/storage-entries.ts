import type { Entry } from '../contract.ts';

/** Bounds of one listing. */
export interface ListingBounds {
  maxEntries: number;
  abortSignal: AbortSignal;
}

// The service would give pages of 5000, which are read in one go; names may be long.
const MAX_PAGE_SIZE = 500;

/** How many entries to ask for at a time. */
export function pageSize({ maxEntries }: ListingBounds): number {
  return Math.min(maxEntries, MAX_PAGE_SIZE);
}

/** Takes entries from pages until there are enough. */
export async function takeEntries<Page>(
  pages: AsyncIterable<Page>,
  { maxEntries }: ListingBounds,
  toEntries: (page: Page) => Entry[],
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const page of pages) {
    entries.push(...toEntries(page));
    if (entries.length >= maxEntries) break;
  }
  return entries.slice(0, maxEntries);
}
