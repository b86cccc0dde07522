import { isRestError } from '@azure/core-rest-pipeline';
import type { Entry } from '../../contract/contract.ts';
import { cursorInvalid } from '../../listings/listing-cursor.ts';
import { isPageTooLarge } from '../http/guarded-http-client.ts';

/** Bounds of one listing. */
export interface ListingBounds {
  maxEntries: number;
  abortSignal: AbortSignal;
  /** Where the listing goes on, as the page before said. @default its beginning */
  position?: string | undefined;
}

/** Entries, and where those that follow begin; undefined at the end. */
export interface EntryPage {
  entries: Entry[];
  next: string | undefined;
}

/** A page as the service is asked for it. */
export interface PageRequest {
  /** Entries it may have. */
  size: number;
  position: string | undefined;
}

type ReadPage = (request: PageRequest) => Promise<EntryPage>;

// The service would give pages of 5000, which are read in one go; names may be long.
const MAX_PAGE_SIZE = 500;

/** Takes pages until there are enough entries. A page is never asked for more than is missing, so that none is cut. */
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

/** Names and metadata may be so long that only a part of a page can be read at a time. */
async function readSmaller(readPage: ReadPage, { size, position }: PageRequest): Promise<EntryPage> {
  try {
    return await readPage({ size, position });
  } catch (error) {
    if (!isPageTooLarge(error) || size === 1) throw error;
    return await readSmaller(readPage, { size: Math.ceil(size / 4), position });
  }
}

/** How many entries a probe saw, in words; a page that was cut saw more than that. */
export function countOf(entries: readonly unknown[], next: string | undefined): string {
  return next === undefined ? String(entries.length) : `${entries.length} and more`;
}
