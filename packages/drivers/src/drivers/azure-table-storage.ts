import { explaining, storageFailure } from '../azure/explain-storage-error.ts';
import { LISTING_BYTES } from '../azure/guarded-http-client.ts';
import { readStorageAccount, type StorageAccount } from '../azure/storage-account.ts';
import { storageStages, toReachTarget } from '../azure/storage-stages.ts';
import { readEntities } from '../azure/table-entities.ts';
import { openTable, openTableService } from '../azure/table-service.ts';
import { runCheck } from '../check-stages.ts';
import type { Driver, DriverContext, Entry, ReadRequest, Structure } from '../contract.ts';
import { startDeadline } from '../deadline.ts';
import { refuseCursor } from '../listing-cursor.ts';
import { reachStages } from '../reach-stages.ts';

/** The largest page the service gives. */
const MAX_PAGE_SIZE = 1000;

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
        return { detail: `tables seen: ${(await listTables(account, context, signal)).length}` };
      });
    }),
  async list(context, path, options) {
    refuseCursor(options);
    const account = readStorageAccount(context.auth, 'table');
    const request = { account, object: path, needs: 'list' } as const;
    if (path.replaceAll('/', '') !== '') throw storageFailure('object-not-found', request);
    return await startDeadline(context).run((signal) =>
      explaining(request, async () => ({ entries: await listTables(account, context, signal) })),
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
  context: DriverContext,
  abortSignal: AbortSignal,
): Promise<Entry[]> {
  const { maxEntries } = context.limits;
  const service = openTableService(account, { guard: context.guard, maxBytes: LISTING_BYTES });
  const pages = service
    .listTables({ abortSignal })
    .byPage({ maxPageSize: Math.min(maxEntries, MAX_PAGE_SIZE) });
  const entries: Entry[] = [];
  for await (const page of pages) {
    for (const { name = '' } of page) {
      entries.push({ type: 'table', name, path: name, canPreview: true, canFetchSchema: true });
    }
    if (entries.length >= maxEntries) break;
  }
  return entries.slice(0, maxEntries);
}

async function readTable(context: DriverContext, { path }: ReadRequest): Promise<Structure> {
  const { auth, guard, limits } = context;
  const account = readStorageAccount(auth, 'table');
  const request = { account, object: `table ${path}`, needs: 'read' } as const;
  // Any other name would become a part of the request's address that it must not be.
  if (!/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(path)) throw storageFailure('object-not-found', request);
  return await startDeadline(context).run((abortSignal) =>
    explaining(request, async () => {
      const table = openTable(account, path, { guard, maxBytes: limits.maxBytes });
      return { format: 'flat', ...(await readEntities(table, { ...limits, abortSignal })) };
    }),
  );
}
