import type { BlobServiceClient, ContainerClient } from '@azure/storage-blob';
import type { Entry } from '../contract.ts';
import { fileEntry, folderEntry } from '../file-entries.ts';
import { folderPrefix } from '../object-path.ts';
import type { BlobScope } from './blob-scope.ts';
import { type ListingBounds, pageSize, takeEntries } from './storage-entries.ts';

/** The containers of an account, as folders. */
export async function listContainers(service: BlobServiceClient, bounds: ListingBounds): Promise<Entry[]> {
  const pages = service
    .listContainers({ abortSignal: bounds.abortSignal })
    .byPage({ maxPageSize: pageSize(bounds) });
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
  const prefix = folderPrefix(name);
  const options = { abortSignal: bounds.abortSignal, ...(prefix === '' ? {} : { prefix }) };
  const pages = container.listBlobsByHierarchy('/', options).byPage({ maxPageSize: pageSize(bounds) });
  return await takeEntries(pages, bounds, ({ segment }) => {
    const folders = (segment.blobPrefixes ?? []).map((folder) =>
      folderEntry(`${container.containerName}/${folder.name}`),
    );
    // Some tools mark a folder by an empty blob with its name.
    const files = segment.blobItems.filter((blob) => blob.name !== prefix);
    return [...folders, ...files.map((blob) => fileEntry(`${container.containerName}/${blob.name}`))];
  });
}

/** The one entry at the root of a connection that is for a part of the account only. */
export function startEntry({ container = '', folder, blob }: BlobScope): Entry {
  return blob === undefined ? folderEntry(`${container}/${folder}`) : fileEntry(`${container}/${blob}`);
}
