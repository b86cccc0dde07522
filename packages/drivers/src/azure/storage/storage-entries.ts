import { isRestError } from '@azure/core-rest-pipeline';
import type { Entry } from '../../contract/contract.ts';
import { cursorInvalid } from '../../listings/listing-cursor.ts';
import { isPageTooLarge } from '../http/guarded-http-client.ts';

/** Limit and start of one listing. */
export interface ListingBounds {
  maxEntries: number;
  abortSignal: AbortSignal;
  /** Start of the page, from the previous page. @default the beginning */
  position?: string | undefined;
}

/** Entries, and the start of the next page; undefined at the end. */
export interface EntryPage {
  entries: Entry[];
  next: string | undefined;
}

/** A request for a page. */
export interface PageRequest {
  /** Maximum number of entries. */
  size: number;
  position: string | undefined;
}

type ReadPage = (request: PageRequest) => Promise<EntryPage>;

// The service would send pages of 5000, which are parsed in one step; names may be long.
export const MAX_PAGE_SIZE = 500;

/** Requests pages until there are enough entries. It never requests more than it needs, so no page has to be cut. */
export async function takePages(
  { maxEntries, position }: ListingBounds,
  readPage: ReadPage,
): Promise<EntryPage> {
  const entries: Entry[] = [];
  let next = position;
  do {
    const size = Math.min(maxEntries - entries.length, MAX_PAGE_SIZE);
    const page: EntryPage = await readSmaller(readPage, { size, position: next }).catch((error: unknown) => {
      const isGivenPosition = position !== undefined && next === position;
      throw isGivenPosition && isRestError(error) && error.statusCode === 400 ? cursorInvalid(error) : error;
    });
    entries.push(...page.entries);
    next = page.next;
  } while (next !== undefined && entries.length < maxEntries);
  return { entries, next };
}

/** Names and metadata may be so long that only a part of a page can be parsed at a time. */
export async function readSmaller<Page>(
  readPage: (request: PageRequest) => Promise<Page>,
  { size, position }: PageRequest,
): Promise<Page> {
  try {
    return await readPage({ size, position });
  } catch (error) {
    if (!isPageTooLarge(error) || size === 1) throw error;
    return await readSmaller(readPage, { size: Math.ceil(size / 4), position });
  }
}

/** Describes how many entries a probe saw; a truncated page has more. */
export function countOf(entries: readonly unknown[], next: string | undefined): string {
  return next === undefined ? String(entries.length) : `${entries.length} and more`;
}
