import type { BlobClient, BlobItem, ContainerClient } from '@azure/storage-blob';
import type { DriverContext } from '../../contract/contract.ts';
import type { FileEntry } from '../../contract/run-reads.ts';
import { requireListed } from '../../listings/file-selection.ts';
import { folderPrefix } from '../../listings/object-path.ts';
import { startDeadline } from '../../operations/deadline.ts';
import { readInRanges } from '../../operations/read-in-ranges.ts';
import { incompleteAnswer, readRange } from '../http/range-answer.ts';
import { MAX_PAGE_SIZE, type PageRequest, readSmaller } from '../storage/storage-entries.ts';
import { isDirectoryMarker, pageOf } from './blob-listing.ts';
import { marksFolder } from './folder-metadata.ts';

/** A page of blobs. */
interface BlobPage {
  items: BlobItem[];
  /** Whether the page has subfolders. */
  hasFolders: boolean;
  next: string | undefined;
}

/** The names to list in a container. */
export interface BlobSelection {
  /** Name of a blob or of a folder. */
  name: string;
  isFolder: boolean;
  recursive: boolean;
  matches: (fileName: string) => boolean;
}

/** Lists the selected blobs of a container. Returns whether the blob or the folder exists. */
export async function* listBlobFiles(
  container: ContainerClient,
  context: DriverContext,
  { name, isFolder, recursive, matches }: BlobSelection,
): AsyncGenerator<FileEntry, boolean, void> {
  const exact = await findExact(container, context, name);
  if (exact !== undefined && !isFolder && !isDirectoryMarker(exact)) {
    yield toFile(container, exact);
    return true;
  }
  const prefix = folderPrefix(name);
  let isThere = name === '' || (exact !== undefined && isDirectoryMarker(exact));
  let position: string | undefined;
  do {
    const request = { size: Math.min(context.limits.maxEntries, MAX_PAGE_SIZE), position };
    const { items, hasFolders, next } = await startDeadline(context).run((abortSignal) =>
      readSmaller((page) => readBlobPage(container, { ...page, prefix, recursive, abortSignal }), request),
    );
    isThere ||= hasFolders || items.length > 0;
    // A name that ends with a slash marks a folder.
    const files = items.filter((item) => !isDirectoryMarker(item) && !item.name.endsWith('/'));
    for (const item of files)
      if (matches(item.name.slice(item.name.lastIndexOf('/') + 1))) yield toFile(container, item);
    position = next;
  } while (position !== undefined);
  return isThere;
}

/** Finds a blob by a listing, because credentials that may list need not be allowed to read. */
async function findExact(
  container: ContainerClient,
  context: DriverContext,
  name: string,
): Promise<BlobItem | undefined> {
  if (name === '') return undefined;
  const { items } = await startDeadline(context).run((abortSignal) =>
    readBlobPage(container, { size: 1, position: undefined, prefix: name, recursive: true, abortSignal }),
  );
  return items.find((item) => item.name === name);
}

async function readBlobPage(
  container: ContainerClient,
  {
    size,
    position,
    prefix,
    recursive,
    abortSignal,
  }: PageRequest & { prefix: string; recursive: boolean; abortSignal: AbortSignal },
): Promise<BlobPage> {
  const options = { abortSignal, includeMetadata: true, ...(prefix === '' ? {} : { prefix }) };
  const page = pageOf(size, position);
  if (recursive) {
    const { value } = await container.listBlobsFlat(options).byPage(page).next();
    return {
      items: value?.segment.blobItems ?? [],
      hasFolders: false,
      next: value?.continuationToken || undefined,
    };
  }
  const { value } = await container.listBlobsByHierarchy('/', options).byPage(page).next();
  const { blobItems = [], blobPrefixes = [] } = value?.segment ?? {};
  return {
    items: blobItems,
    hasFolders: blobPrefixes.length > 0,
    next: value?.continuationToken || undefined,
  };
}

function toFile({ containerName }: ContainerClient, { name, properties }: BlobItem): FileEntry {
  return { path: `${containerName}/${name}`, ...readVersion(properties) };
}

/** Describes a blob by its own properties. Returns undefined for a blob that marks a folder. */
export async function describeBlobFile(
  blob: BlobClient,
  context: DriverContext,
): Promise<FileEntry | undefined> {
  const found = await startDeadline(context).run((abortSignal) => blob.getProperties({ abortSignal }));
  if (marksFolder(found.metadata ?? {})) return undefined;
  return { path: `${blob.containerName}/${blob.name}`, ...readVersion(found) };
}

/** The service sends etags with quotes in headers, and without quotes in listings. */
function readVersion({
  contentLength,
  lastModified,
  etag,
}: {
  contentLength?: number;
  lastModified?: Date;
  etag?: string;
}): Omit<FileEntry, 'path'> {
  if (contentLength === undefined || lastModified === undefined || !etag) throw incompleteAnswer();
  return { size: contentLength, modifiedAt: lastModified.getTime(), etag: etag.replace(/^"|"$/g, '') };
}

/** Reads the listed version of a blob: the service refuses each request for bytes of another one. */
export async function* readBlobFile(
  blob: BlobClient,
  context: DriverContext,
  file: FileEntry,
): AsyncGenerator<Uint8Array, void, void> {
  const found = await describeBlobFile(blob, context);
  requireListed(file, found);
  yield* readInRanges(context, found.size, async ({ start, end }, { signal: abortSignal, onBytes }) => {
    const conditions = { ifMatch: `"${found.etag}"` };
    const { contentRange, readableStreamBody: body } = await blob.download(start, end - start, {
      abortSignal,
      conditions,
      maxRetryRequests: 0,
    });
    return await readRange({ contentRange, body, onBytes }, { start, end });
  });
}
