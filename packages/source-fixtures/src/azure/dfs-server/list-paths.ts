import { isRestError } from '@azure/core-rest-pipeline';
import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { BlobBackend } from './blob-backend.ts';
import { DfsRefusal } from './dfs-refusal.ts';

/** A page of a listing, in the service's JSON. */
export interface DfsPage {
  body: object;
  continuation: string | undefined;
}

/** The requested listing and its page size limit. */
interface Listing {
  query: URLSearchParams;
  maxPageSize: number;
}

/** Filesystem - List: the filesystems of an account. */
export async function listFileSystems({ service }: BlobBackend, listing: Listing): Promise<DfsPage> {
  const prefix = listing.query.get('prefix');
  const pages = service.listContainers(prefix === null ? {} : { prefix }).byPage(readPaging(listing));
  const { value } = await pages.next();
  const filesystems = (value?.containerItems ?? []).map(
    ({ name, properties }: { name: string; properties: { etag: string; lastModified: Date } }) => ({
      name,
      etag: properties.etag,
      lastModified: properties.lastModified.toUTCString(),
    }),
  );
  return { body: { filesystems }, continuation: encodeMarker(value?.continuationToken) };
}

/** Path - List: the direct children of a filesystem or directory, sorted by name. */
export async function listPaths(
  { service }: BlobBackend,
  fileSystem: string,
  { query, maxPageSize }: Listing,
): Promise<DfsPage> {
  if (query.get('recursive') !== 'false') {
    throw new DfsRefusal('NotPartOfThisFixture', 'It lists with recursive=false only.');
  }
  const directory = (query.get('directory') ?? '').replace(/^\/+|\/+$/g, '');
  const container = service.getContainerClient(fileSystem);
  const { paths, isThere } = await readDirectory(container, directory === '' ? '' : `${directory}/`);
  if (!isThere && !(await isDirectory(container, directory))) throw new DfsRefusal('PathNotFound');
  const { maxPageSize: size, continuationToken: start = '' } = readPaging({ query, maxPageSize });
  const rest = paths.filter(({ name }) => name >= start);
  return { body: { paths: rest.slice(0, size) }, continuation: encodeMarker(rest[size]?.name) };
}

/** Directories and files by name. A directory that exists only as a marker blob also counts, and is listed once. */
async function readDirectory(container: ContainerClient, prefix: string) {
  const directories = new Map<string, DirectoryPath>();
  const files: FilePath[] = [];
  let isThere = prefix === '';
  const options = { includeMetadata: true, ...(prefix === '' ? {} : { prefix }) };
  const pages = container.listBlobsByHierarchy('/', options).byPage();
  for (let page = await pages.next().catch(refuseMissing); !page.done; page = await pages.next()) {
    const { blobPrefixes = [], blobItems } = page.value.segment;
    isThere ||= blobPrefixes.length + blobItems.length > 0;
    for (const { name } of blobPrefixes) directories.set(name, toDirectory(name));
    for (const blob of blobItems) {
      if (marksFolder(blob.metadata ?? {})) directories.set(`${blob.name}/`, toDirectory(blob.name));
      else if (blob.name !== prefix) files.push(toFile(blob));
    }
  }
  return { paths: [...directories.values(), ...files].toSorted(byName), isThere };
}

/** @throws DfsRefusal if the filesystem does not exist */
export async function requireFileSystem({ service }: BlobBackend, fileSystem: string): Promise<void> {
  await service.getContainerClient(fileSystem).getProperties().catch(refuseMissing);
}

/** True if a path has children or a marker blob. */
export async function isDirectory(container: ContainerClient, path: string): Promise<boolean> {
  if (await isMarked(container, path)) return true;
  const pages = container.listBlobsFlat({ prefix: `${path}/` }).byPage({ maxPageSize: 1 });
  const { value } = await pages.next().catch(refuseMissing);
  return (value?.segment.blobItems.length ?? 0) > 0;
}

/** True if a blob marks a path as a directory. */
async function isMarked(container: ContainerClient, path: string): Promise<boolean> {
  const { metadata = {} } = await container
    .getBlobClient(path)
    .getProperties()
    .catch(() => ({ metadata: {} }));
  return marksFolder(metadata);
}

/** True if metadata marks a blob as a directory. Hadoop varies the case of this metadata. */
function marksFolder(metadata: Readonly<Record<string, string>>): boolean {
  return Object.entries(metadata).some(
    ([key, value]) => key.toLowerCase() === 'hdi_isfolder' && value.toLowerCase() === 'true',
  );
}

function readPaging({ query, maxPageSize }: Listing): { maxPageSize: number; continuationToken?: string } {
  const wanted = Number(query.get('maxResults') ?? maxPageSize);
  if (!Number.isInteger(wanted) || wanted < 1) throw new DfsRefusal('InvalidQueryParameterValue');
  const continuation = query.get('continuation');
  return {
    maxPageSize: Math.min(wanted, maxPageSize),
    ...(continuation === null ? {} : { continuationToken: Buffer.from(continuation, 'base64').toString() }),
  };
}

function encodeMarker(marker: string | undefined): string | undefined {
  return marker ? Buffer.from(marker).toString('base64') : undefined;
}

function refuseMissing(error: unknown): never {
  if (isRestError(error) && error.statusCode === 404) throw new DfsRefusal('FilesystemNotFound');
  throw error;
}

// The service writes a path's numbers and booleans as strings, and `isDirectory` for directories only.
type DirectoryPath = ReturnType<typeof toDirectory>;
type FilePath = ReturnType<typeof toFile>;

function toDirectory(name: string) {
  return { ...toOwned(name.replace(/\/$/, '')), contentLength: '0', isDirectory: 'true' };
}

function toFile({ name, properties: { contentLength = 0, etag, lastModified } }: BlobItem) {
  return {
    ...toOwned(name),
    contentLength: String(contentLength),
    etag,
    lastModified: lastModified.toUTCString(),
  };
}

function toOwned(name: string) {
  return { name, owner: '$superuser', group: '$superuser', permissions: 'rw-r-----' };
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}
