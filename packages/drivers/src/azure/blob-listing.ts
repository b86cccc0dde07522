import type { BlobServiceClient, ContainerClient } from '@azure/storage-blob';
import type { Entry } from '../contract.ts';
import { guessFileType } from '../formats/file-type.ts';
import type { BlobPath, BlobScope } from './blob-scope.ts';

/** Bounds of one listing. */
export interface ListingBounds {
  maxEntries: number;
  abortSignal: AbortSignal;
}

// The service gives no larger pages.
const MAX_PAGE_SIZE = 5000;

/** The containers of an account, as folders. */
export async function listContainers(service: BlobServiceClient, bounds: ListingBounds): Promise<Entry[]> {
  const pages = service.listContainers({ abortSignal: bounds.abortSignal }).byPage(pageSettings(bounds));
  return await takeEntries(pages, bounds, ({ containerItems }) =>
    containerItems.map(({ name }) => folderEntry(name)),
  );
}

/** Folders and files directly inside a folder; `name` is empty for the whole container. */
export async function listFolder(
  container: ContainerClient,
  name: string,
  bounds: ListingBounds,
): Promise<Entry[]> {
  const prefix = name === '' ? '' : `${name}/`;
  const options = { abortSignal: bounds.abortSignal, ...(prefix === '' ? {} : { prefix }) };
  const pages = container.listBlobsByHierarchy('/', options).byPage(pageSettings(bounds));
  return await takeEntries(pages, bounds, ({ segment }) => {
    const folders = (segment.blobPrefixes ?? []).map((folder) =>
      folderEntry(`${container.containerName}/${folder.name}`),
    );
    // Some tools mark a folder by an empty blob with its name.
    const files = segment.blobItems.filter((blob) => blob.name !== prefix);
    return [
      ...folders,
      ...files.map((blob) => fileEntry({ container: container.containerName, name: blob.name })),
    ];
  });
}

/** The one entry at the root of a connection that is for a part of the account only. */
export function startEntry({ container = '', folder, blob }: BlobScope): Entry {
  return blob === undefined ? folderEntry(`${container}/${folder}`) : fileEntry({ container, name: blob });
}

function folderEntry(path: string): Entry {
  const plain = path.replace(/\/+$/, '');
  return {
    type: 'folder',
    name: lastSegment(plain),
    path: `${plain}/`,
    canPreview: false,
    canFetchSchema: false,
  };
}

function fileEntry({ container, name }: BlobPath): Entry {
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

function pageSettings({ maxEntries }: ListingBounds): { maxPageSize: number } {
  return { maxPageSize: Math.min(maxEntries, MAX_PAGE_SIZE) };
}

async function takeEntries<Page>(
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
