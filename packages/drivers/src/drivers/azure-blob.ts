import type { BlobClient, BlobServiceClient } from '@azure/storage-blob';
import { describeBlobFile, listBlobFiles, readBlobFile } from '../azure/blob/blob-files.ts';
import { listContainers, listFolder, startEntry } from '../azure/blob/blob-listing.ts';
import { type BlobScope, describeScope, locateBlob, readBlobScope } from '../azure/blob/blob-scope.ts';
import { openBlobService } from '../azure/blob/blob-service.ts';
import { openBlobSource } from '../azure/blob/blob-source.ts';
import { explaining, explainingEach, storageFailure } from '../azure/storage/explain-storage-error.ts';
import { readStorageAccount, type StorageAccount } from '../azure/storage/storage-account.ts';
import { countOf, type EntryPage } from '../azure/storage/storage-entries.ts';
import type { StorageRequest } from '../azure/storage/storage-request.ts';
import { storageStages, toReachTarget } from '../azure/storage/storage-stages.ts';
import type { Driver, DriverAuth, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import type { FileEntry } from '../contract/run-reads.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { readFilePattern } from '../listings/file-selection.ts';
import { readCursor, toListing } from '../listings/listing-cursor.ts';
import { withoutLeadingSlash } from '../listings/object-path.ts';
import { runCheck } from '../operations/check-stages.ts';
import { describeAndPreview } from '../operations/create-operations.ts';
import { startDeadline } from '../operations/deadline.ts';
import { reachStages } from '../operations/reach-stages.ts';

/** Azure Blob Storage: files in the folders of containers. */
export const driver: Driver = {
  kind: 'files',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const place = yield* stage('parse', () => {
        const read = readPlace(context.auth);
        return { value: read, detail: `account ${read.account.name}, ${describeScope(read.scope)}` };
      });
      yield* reachStages(stage, context.guard, toReachTarget(place.account));
      const { account, scope } = place;
      const object = scope.container === undefined ? '' : describeScope(scope);
      const needs = scope.blob === undefined ? 'list' : 'read';
      yield* storageStages(stage, { account, object, needs }, async (signal) => {
        const service = await openBlobService(place.account, context);
        return { detail: await probe({ ...place, service, signal, context }) };
      });
    }),
  list: (context, given, options) =>
    operate(context, { object: given, needs: 'list' }, async (session) => {
      const path = withoutLeadingSlash(given);
      const { scope } = session;
      const position = readCursor(path, options);
      if (path.replaceAll('/', '') !== '') return toListing(path, await listPath(session, path, position));
      if (scope.container !== undefined) return { entries: [startEntry(scope)] };
      return toListing(path, await listContainers(session.service, { ...boundsOf(session), position }));
    }),
  ...describeAndPreview(read),
  async *listFiles(context, selection) {
    const pattern = readFilePattern(selection.path);
    const path = withoutLeadingSlash(pattern?.folder ?? selection.path);
    const request = { object: selection.path, needs: 'list' } as const;
    const { account, scope, service } = await openForRun(context, request);
    const { container, name } = locateBlob(path, scope);
    const client = service.getContainerClient(container);
    if (scope.blob !== undefined) {
      yield* explainingEach({ ...request, account }, listOnly(client.getBlobClient(scope.blob), context));
      return;
    }
    const isThere = yield* explainingEach(
      { ...request, account },
      listBlobFiles(client, context, {
        name,
        isFolder: path.endsWith('/'),
        recursive: selection.recursive ?? false,
        matches: pattern?.matches ?? (() => true),
      }),
    );
    if (!isThere) throw storageFailure('object-not-found', { ...request, account });
  },
  async *openFile(context, file) {
    const request = { object: file.path, needs: 'read' } as const;
    const { account, scope, service } = await openForRun(context, request);
    const { container, name } = locateBlob(file.path, scope);
    if (name === '') throw storageFailure('object-not-found', { ...request, account });
    const blob = service.getContainerClient(container).getBlobClient(name);
    yield* explainingEach({ ...request, account }, readBlobFile(blob, context, file));
  },
};

interface Place {
  account: StorageAccount;
  scope: BlobScope;
}

/** An operation on the account. */
interface Session extends Place {
  service: BlobServiceClient;
  context: DriverContext;
  signal: AbortSignal;
}

function readPlace(auth: DriverAuth): Place {
  const account = readStorageAccount(auth, 'blob');
  return { account, scope: readBlobScope(auth, account) };
}

async function operate<T>(
  context: DriverContext,
  request: Omit<StorageRequest, 'account'>,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const place = readPlace(context.auth);
  return await startDeadline(context).run((signal) =>
    explaining({ ...request, account: place.account }, async () => {
      const service = await openBlobService(place.account, context);
      return await work({ ...place, service, context, signal });
    }),
  );
}

/** Opens the account for a run, whose answers have no common limit in bytes or time. */
async function openForRun(
  context: DriverContext,
  request: Omit<StorageRequest, 'account'>,
): Promise<Place & { service: BlobServiceClient }> {
  const place = readPlace(context.auth);
  return await explaining({ ...request, account: place.account }, async () => ({
    ...place,
    service: await openBlobService(place.account, context, { limits: 'each-answer' }),
  }));
}

/** The listing of a connection to one blob, which may not list its container. */
async function* listOnly(blob: BlobClient, context: DriverContext): AsyncGenerator<FileEntry, void, void> {
  const file = await describeBlobFile(blob, context);
  if (file !== undefined) yield file;
}

/** Requests the first entries that the connection is for, and describes them. */
async function probe(session: Session): Promise<string> {
  const { scope, service, signal: abortSignal } = session;
  if (scope.container === undefined) {
    const { entries, next } = await listContainers(service, boundsOf(session));
    return `containers seen: ${countOf(entries, next)}`;
  }
  const object = describeScope(scope);
  if (scope.blob === undefined) {
    const { entries, next } = await listPath(session, object);
    return `entries seen in ${object}: ${countOf(entries, next)}`;
  }
  const blob = service.getContainerClient(scope.container).getBlobClient(scope.blob);
  const { contentLength = 0 } = await blob.getProperties({ abortSignal });
  return `${object} has ${contentLength} bytes`;
}

async function listPath(session: Session, path: string, position?: string): Promise<EntryPage> {
  const { account, scope, service } = session;
  const { container, name } = locateBlob(path, scope);
  if (scope.blob !== undefined) return { entries: [startEntry(scope)], next: undefined };
  const bounds = { ...boundsOf(session), position };
  const { isThere, ...page } = await listFolder(service.getContainerClient(container), name, bounds);
  if (!isThere) throw storageFailure('object-not-found', { account, object: path, needs: 'list' });
  return page;
}

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  const request = { object: path, needs: 'read' } as const;
  return await operate(context, request, async ({ account, scope, service, signal }) => {
    const { container, name } = locateBlob(path, scope);
    if (name === '') throw storageFailure('object-not-found', { ...request, account });
    const source = await openBlobSource(service.getContainerClient(container).getBlobClient(name), signal);
    if (source === undefined) throw storageFailure('object-is-folder', { ...request, account });
    return await readFileStructure(source, { name, properties, limits: context.limits, withRows, signal });
  });
}

function boundsOf({ context, signal }: Session): { maxEntries: number; abortSignal: AbortSignal } {
  return { maxEntries: context.limits.maxEntries, abortSignal: signal };
}
