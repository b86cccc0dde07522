import type { BlobItem, BlobServiceClient, ContainerClient } from '@azure/storage-blob';
import type { Entry } from '../../contract/contract.ts';
import { fileEntry, folderEntry } from '../../listings/file-entries.ts';
import { folderPrefix } from '../../listings/object-path.ts';
import {
  type EntryPage,
  type ListingBounds,
  type PageRequest,
  takePages,
} from '../storage/storage-entries.ts';
import type { BlobScope } from './blob-scope.ts';
import { marksFolder } from './folder-metadata.ts';
import { readFolderPosition, writeFolderPosition } from './folder-position.ts';

/** Lists the containers of an account as folders. */
export async function listContainers(service: BlobServiceClient, bounds: ListingBounds): Promise<EntryPage> {
  const { abortSignal } = bounds;
  return await takePages(bounds, async ({ size, position }) => {
    const pages = service.listContainers({ abortSignal }).byPage(pageOf(size, position));
    const { value } = await pages.next();
    const { containerItems = [], continuationToken } = (value ?? {}) as Partial<typeof value>;
    return {
      entries: containerItems.map(({ name }: { name: string }) => folderEntry(name)),
      next: continuationToken || undefined,
    };
  });
}

/** A page of a folder, and whether the folder exists. Folders exist only as prefixes of names and as marker blobs. */
export interface FolderPage extends EntryPage {
  isThere: boolean;
}

/** Lists folders and files directly inside a folder; `name` is empty for the whole container. */
export async function listFolder(
  container: ContainerClient,
  name: string,
  bounds: ListingBounds,
): Promise<FolderPage> {
  const prefix = folderPrefix(name);
  let isThere = name === '' || bounds.position !== undefined;
  const page = await takePages(bounds, async (request) => {
    const { sawMarker, ...read } = await readFolderPage(container, prefix, { ...bounds, ...request });
    isThere ||= sawMarker || read.entries.length > 0;
    return read;
  });
  isThere ||= await hasDirectoryMarker(container, name, bounds);
  return { ...page, isThere };
}

/**
 * Two kinds of blobs mark folders: an empty one named like the folder's prefix, which Storage Explorer and S3 tools
 * create, and one with the metadata `hdi_isfolder`, which Hadoop tools and hierarchical namespaces create.
 */
async function readFolderPage(
  container: ContainerClient,
  prefix: string,
  { size, position, abortSignal }: PageRequest & Pick<ListingBounds, 'abortSignal'>,
): Promise<EntryPage & { sawMarker: boolean }> {
  const { marker, markedFolders } = readFolderPosition(position);
  const options = { abortSignal, includeMetadata: true, ...(prefix === '' ? {} : { prefix }) };
  const pages = container.listBlobsByHierarchy('/', options).byPage(pageOf(size, marker));
  const { value } = await pages.next();
  const { segment, continuationToken } = (value ?? {}) as Partial<typeof value>;
  const items: BlobItem[] = segment?.blobItems ?? [];
  const prefixes: string[] = (segment?.blobPrefixes ?? []).map(({ name }: { name: string }) => name);
  const blobs = items.filter(({ name }) => name !== prefix);
  const marked = blobs.filter(isDirectoryMarker).map((blob) => `${blob.name}/`);
  const known = new Set(markedFolders);
  const folders = [...new Set([...prefixes, ...marked])].filter((folder) => !known.has(folder)).toSorted();
  const files = blobs.filter((blob) => !isDirectoryMarker(blob));
  const toPath = (name: string) => `${container.containerName}/${name}`;
  return {
    sawMarker: items.length > blobs.length,
    entries: [
      ...folders.map((folder) => folderEntry(toPath(folder))),
      ...files.map((blob) => fileEntry(toPath(blob.name))),
    ],
    next: writeFolderPosition({
      marker: continuationToken || undefined,
      markedFolders: [...markedFolders, ...marked],
      names: [...prefixes, ...items.map((blob) => blob.name)],
    }),
  };
}

/** Returns true if a blob marks a folder, which may be empty. This needs no permission beyond listing the folder. */
async function hasDirectoryMarker(
  container: ContainerClient,
  name: string,
  { abortSignal }: ListingBounds,
): Promise<boolean> {
  const pages = container
    .listBlobsFlat({ prefix: name, includeMetadata: true, abortSignal })
    .byPage({ maxPageSize: 1 });
  const { value } = await pages.next();
  const [first] = (value?.segment.blobItems ?? []) as BlobItem[];
  return first?.name === name && isDirectoryMarker(first);
}

/** Returns true if the metadata of a listed blob marks a folder. */
export function isDirectoryMarker({ metadata = {} }: BlobItem): boolean {
  return marksFolder(metadata);
}

/** Options of one page of a listing. */
export function pageOf(
  maxPageSize: number,
  continuationToken: string | undefined,
): { maxPageSize: number; continuationToken?: string } {
  return { maxPageSize, ...(continuationToken === undefined ? {} : { continuationToken }) };
}

/** The only entry at the root of a connection that is limited to a part of the account. */
export function startEntry({ container = '', folder, blob }: BlobScope): Entry {
  return blob === undefined ? folderEntry(`${container}/${folder}`) : fileEntry(`${container}/${blob}`);
}
