import { runCheck } from '../check-stages.ts';
import type { Driver, DriverContext, Entry, ReadRequest, SourceColumn, Structure } from '../contract.ts';
import { startDeadline } from '../deadline.ts';
import { refuseCursor } from '../listing-cursor.ts';
import { explainODataError, ODATA_FAILURES, odataFailure } from '../odata/odata-failures.ts';
import { readODataRoot, toReachTarget } from '../odata/odata-root.ts';
import { listEntitySets, type ODataSession, readEntities, readModel } from '../odata/odata-service.ts';
import { probeStages } from '../probe-stages.ts';
import { reachStages } from '../reach-stages.ts';

/** Any OData service that can be read without signing in: entity sets as tables. */
export const driver: Driver = {
  kind: 'tables',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const root = yield* stage('parse', () => {
        const read = readODataRoot(context.auth);
        return { value: read, detail: read.href };
      });
      yield* reachStages(stage, context.guard, toReachTarget(root));
      yield* probeStages(stage, {
        ask: async (signal) => ({
          authenticate: 'answers without signing in',
          list: `entity sets seen: ${(await listEntitySets({ root, context, signal })).length}`,
        }),
        explain: (error) => explainODataError(error, { root }),
        failures: ODATA_FAILURES,
      });
    }),
  list: (context, path, options) =>
    operate(context, path, async (session) => {
      refuseCursor(options);
      if (path !== '') throw odataFailure('object-not-found', { root: session.root, path });
      const names = await listEntitySets(session);
      return { entries: names.slice(0, context.limits.maxEntries).map(toEntry) };
    }),
  describe: (context, { path }) =>
    operate(context, path, async (session) => toStructure(await findColumns(session, path))),
  preview: (context, request) => operate(context, request.path, (session) => preview(session, request)),
};

async function operate<T>(
  context: DriverContext,
  path: string,
  work: (session: ODataSession) => Promise<T>,
): Promise<T> {
  const root = readODataRoot(context.auth);
  return await startDeadline(context).run(async (signal) => {
    try {
      return await work({ root, context, signal });
    } catch (error) {
      throw explainODataError(error, { root, path });
    }
  });
}

async function preview(session: ODataSession, { path }: ReadRequest): Promise<Structure> {
  const columns = await findColumns(session, path);
  const rows = await readEntities(session, path);
  // Annotations and properties that are not declared are no columns.
  return {
    ...toStructure(columns),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))),
  };
}

async function findColumns(session: ODataSession, path: string): Promise<readonly SourceColumn[]> {
  const columns = (await readModel(session)).columnsOf(path);
  if (columns === undefined) throw odataFailure('object-not-found', { root: session.root, path });
  return columns;
}

function toStructure(columns: readonly SourceColumn[]): Structure {
  const isNested = columns.some(({ xdm }) => xdm.type === 'object' || xdm.type === 'array');
  return { format: isNested ? 'hierarchical' : 'flat', columns };
}

function toEntry(name: string): Entry {
  return { type: 'table', name, path: name, canPreview: true, canFetchSchema: true };
}
