import { type BlobScope, locateBlob } from '../azure/blob/blob-scope.ts';
import { readLakeAccount } from '../azure/lake/lake-account.ts';
import { probeLake } from '../azure/lake/probe-lake.ts';
import { useLake } from '../azure/lake/use-lake.ts';
import { storageFailure } from '../azure/storage/explain-storage-error.ts';
import type { ListingBounds } from '../azure/storage/storage-entries.ts';
import { storageStages, toReachTarget } from '../azure/storage/storage-stages.ts';
import type { Driver, DriverContext, Entry, ReadRequest, Structure } from '../contract/contract.ts';
import { readFileStructure } from '../formats/reader/file-structure.ts';
import { readCursor, toListing } from '../listings/listing-cursor.ts';
import { withoutLeadingSlash } from '../listings/object-path.ts';
import { runCheck } from '../operations/check-stages.ts';
import { describeAndPreview } from '../operations/create-operations.ts';
import { startDeadline } from '../operations/deadline.ts';
import { reachStages } from '../operations/reach-stages.ts';

/** Connections of this source cover all filesystems of their account. */
const WHOLE_ACCOUNT: BlobScope = { container: undefined, folder: '', blob: undefined };

/** Azure Data Lake Storage Gen2: files in the folders of filesystems. */
export const driver: Driver = {
  kind: 'files',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const account = yield* stage('parse', () => {
        const read = readLakeAccount(context.auth);
        return { value: read, detail: `account ${read.name}` };
      });
      yield* reachStages(stage, context.guard, toReachTarget(account));
      const request = { account, needs: 'list' } as const;
      yield* storageStages(stage, request, (signal) =>
        useLake(request, context, (lake) => probeLake(lake, { account, bounds: boundsOf(context, signal) })),
      );
    }),
  async list(context, given, options) {
    const path = withoutLeadingSlash(given);
    const position = readCursor(path, options);
    const request = { account: readLakeAccount(context.auth), object: path, needs: 'list' } as const;
    return await startDeadline(context).run((signal) =>
      useLake(request, context, async (lake) => {
        const bounds = { ...boundsOf(context, signal), position };
        if (path.replaceAll('/', '') === '') return toListing(path, await lake.listFileSystems(bounds));
        const page = await lake.listFolder(locateBlob(path, WHOLE_ACCOUNT), bounds);
        if (page === undefined) throw storageFailure('object-not-found', request);
        return toListing(path, { ...page, entries: foldersFirst(page.entries) });
      }),
    );
  },
  ...describeAndPreview(read),
};

async function read(
  context: DriverContext,
  { path, file: properties }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  const request = { account: readLakeAccount(context.auth), object: path, needs: 'read' } as const;
  const place = locateBlob(path, WHOLE_ACCOUNT);
  if (place.name === '') throw storageFailure('object-is-folder', request);
  return await startDeadline(context).run((signal) =>
    useLake(request, context, async (lake) => {
      const source = await lake.openFile(place, signal);
      if (source === undefined) throw storageFailure('object-is-folder', request);
      return await readFileStructure(source, {
        name: place.name,
        properties,
        limits: context.limits,
        withRows,
        signal,
      });
    }),
  );
}

/** The service sorts folders and files together by name. */
function foldersFirst(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((one, other) => Number(other.type === 'folder') - Number(one.type === 'folder'));
}

function boundsOf({ limits }: DriverContext, abortSignal: AbortSignal): ListingBounds {
  return { maxEntries: limits.maxEntries, abortSignal };
}
