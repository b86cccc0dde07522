import type { PipelineResponse } from '@azure/core-rest-pipeline';
import type { DriverContext, Entry } from '../../contract/contract.ts';
import type { BytesSource } from '../../formats/file/bytes-source.ts';
import { fileEntry, folderEntry } from '../../listings/file-entries.ts';
import type { ObjectPath } from '../../listings/object-path.ts';
import { incompleteAnswer, readRange } from '../http/range-answer.ts';
import { type EntryPage, type ListingBounds, takePages } from '../storage/storage-entries.ts';
import { openDfs, type SendToDfs } from './dfs-client.ts';
import type { Lake } from './lake.ts';
import type { LakeAccount } from './lake-account.ts';

/** A lake over its own endpoint, Data Lake Storage. */
export async function openDfsLake(account: LakeAccount, context: DriverContext): Promise<Lake> {
  const send = await openDfs(account, context);
  return {
    detour: undefined,
    async listFileSystems(bounds) {
      return await listPages(send, bounds, {
        query: { resource: 'account' },
        toEntries(page) {
          const { filesystems = [] } = page as { filesystems?: { name: string }[] };
          return filesystems.map(({ name }) => folderEntry(name));
        },
      });
    },
    async listFolder(place, bounds) {
      const { container, name } = place;
      const query = {
        resource: 'filesystem',
        recursive: 'false',
        ...(name === '' ? {} : { directory: name }),
      };
      return await listPages(send, bounds, {
        query,
        place: { container, name: '' },
        toEntries(page) {
          const { paths = [] } = page as { paths?: ListedPath[] };
          return paths.map((path) =>
            String(path.isDirectory) === 'true'
              ? folderEntry(`${container}/${path.name}`)
              : fileEntry(`${container}/${path.name}`),
          );
        },
      });
    },
    openFile: (place, abortSignal) => openFile(send, place, abortSignal),
    async isHierarchical(container, abortSignal) {
      const { headers } = await send({
        method: 'HEAD',
        place: { container, name: '' },
        query: { resource: 'filesystem' },
        abortSignal,
      });
      return headers.get('x-ms-namespace-enabled') !== 'false';
    },
  };
}

/** The service writes `true` as text. */
interface ListedPath {
  name: string;
  isDirectory?: string | boolean;
}

interface DfsListing {
  query: Readonly<Record<string, string>>;
  place?: ObjectPath;
  toEntries: (page: unknown) => Entry[];
}

async function listPages(
  send: SendToDfs,
  bounds: ListingBounds,
  { query, place, toEntries }: DfsListing,
): Promise<EntryPage> {
  return await takePages(bounds, async ({ size, position: continuation }) => {
    const { headers, bodyAsText } = await send({
      method: 'GET',
      ...(place === undefined ? {} : { place }),
      query: { ...query, maxResults: String(size), ...(continuation && { continuation }) },
      abortSignal: bounds.abortSignal,
    });
    const entries = toEntries(JSON.parse(bodyAsText ?? ''));
    if (entries.length > size) throw incompleteAnswer();
    return { entries, next: headers.get('x-ms-continuation') || undefined };
  });
}

/**
 * Opens a file as a source of bytes. It requests the size now and detects later changes of the file when it reads.
 */
async function openFile(
  send: SendToDfs,
  place: ObjectPath,
  abortSignal: AbortSignal,
): Promise<BytesSource | undefined> {
  const status = await send({ method: 'HEAD', place, query: { action: 'getStatus' }, abortSignal });
  if (status.headers.get('x-ms-resource-type') === 'directory') return undefined;
  const etag = status.headers.get('etag');
  return {
    size: sizeOf(status),
    async read(start, end) {
      const { headers, readableStreamBody } = await send({
        method: 'GET',
        place,
        headers: { range: `bytes=${start}-${end - 1}`, ...(etag === undefined ? {} : { 'if-match': etag }) },
        isStream: true,
        abortSignal,
      });
      return await readRange(
        { contentRange: headers.get('content-range'), body: readableStreamBody },
        { start, end },
      );
    },
  };
}

function sizeOf({ headers }: PipelineResponse): number {
  const length = headers.get('content-length');
  if (length === undefined) throw incompleteAnswer();
  return Number(length);
}
