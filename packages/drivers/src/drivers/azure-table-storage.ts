import { LISTING_BYTES } from '../azure/http/guarded-http-client.ts';
import { explaining, storageFailure } from '../azure/storage/explain-storage-error.ts';
import { readStorageAccount, type StorageAccount } from '../azure/storage/storage-account.ts';
import { countOf, type EntryPage, type ListingBounds, takePages } from '../azure/storage/storage-entries.ts';
import { storageStages, toReachTarget } from '../azure/storage/storage-stages.ts';
import { readEntities } from '../azure/table/table-entities.ts';
import { openTable, openTableService } from '../azure/table/table-service.ts';
import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { readCursor, toListing } from '../listings/listing-cursor.ts';
import { runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { reachStages } from '../operations/reach-stages.ts';

/** Azure Table Storage: tables of entities. */
export const driver: Driver = {
  kind: 'tables',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const account = yield* stage('parse', () => {
        const read = readStorageAccount(context.auth, 'table');
        return { value: read, detail: `account ${read.name}` };
      });
      yield* reachStages(stage, context.guard, toReachTarget(account));
      yield* storageStages(stage, { account, needs: 'list' }, async (signal) => {
        const bounds = { ...context.limits, abortSignal: signal };
        const { entries, next } = await listTables(account, bounds, context.guard);
        return { detail: `tables seen: ${countOf(entries, next)}` };
      });
    }),
  async list(context, path, options) {
    const account = readStorageAccount(context.auth, 'table');
    const request = { account, object: path, needs: 'list' } as const;
    if (path.replaceAll('/', '') !== '') throw storageFailure('object-not-found', request);
    return await startDeadline(context).run((signal) =>
      explaining(request, async () => {
        const position = readCursor(path, options);
        return toListing(
          path,
          await listTables(account, { ...context.limits, abortSignal: signal, position }, context.guard),
        );
      }),
    );
  },
  async describe(context, request) {
    const { format, columns } = await readTable(context, request);
    return { format, columns };
  },
  preview: (context, request) => readTable(context, request),
};

async function listTables(
  account: StorageAccount,
  bounds: ListingBounds,
  guard: DialGuard,
): Promise<EntryPage> {
  const service = openTableService(account, { guard, maxBytes: LISTING_BYTES });
  return await takePages(bounds, async ({ size, position }) => {
    const pages = service
      .listTables({ abortSignal: bounds.abortSignal })
      .byPage({ maxPageSize: size, ...(position === undefined ? {} : { continuationToken: position }) });
    const { value = [] } = await pages.next();
    const tables: TablePage = value;
    return {
      entries: tables.map(({ name = '' }) => ({
        type: 'table',
        name,
        path: name,
        canPreview: true,
        canFetchSchema: true,
      })),
      next: tables.continuationToken || undefined,
    };
  });
}

type TablePage = readonly { name?: string }[] & { continuationToken?: string };

async function readTable(context: DriverContext, { path }: ReadRequest): Promise<Structure> {
  const { auth, guard, limits } = context;
  const account = readStorageAccount(auth, 'table');
  const request = { account, object: `table ${path}`, needs: 'read' } as const;
  // Any other name would change the address of the request.
  if (!/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(path)) throw storageFailure('object-not-found', request);
  return await startDeadline(context).run((abortSignal) =>
    explaining(request, async () => {
      const table = openTable(account, path, { guard, maxBytes: limits.maxBytes });
      return { format: 'flat', ...(await readEntities(table, { ...limits, abortSignal })) };
    }),
  );
}
