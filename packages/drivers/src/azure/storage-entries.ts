import type { Entry } from '../contract.ts';
import { guessFileType } from '../formats/file-type.ts';
import type { BlobPath } from './blob-scope.ts';

/** Bounds of one listing. */
export interface ListingBounds {
  maxEntries: number;
  abortSignal: AbortSignal;
}

// The service gives no larger pages.
const MAX_PAGE_SIZE = 5000;

/** A folder, by its path with or without a trailing slash; one without a name is called by its slash. */
export function folderEntry(path: string): Entry {
  const plain = path.replace(/\/$/, '');
  return {
    type: 'folder',
    name: lastSegment(plain) || '/',
    path: `${plain}/`,
    canPreview: false,
    canFetchSchema: false,
  };
}

/** A file in a container or filesystem. */
export function fileEntry({ container, name }: BlobPath): Entry {
  const canRead = guessFileType(name) !== undefined;
  return {
    type: 'file',
    name: lastSegment(name),
    path: `${container}/${name}`,
    canPreview: canRead,
    canFetchSchema: canRead,
  };
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

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
