import type { Driver, Entry, Listing, ReadRequest, SourceColumn, Structure } from '../contract/contract.ts';
import { cursorInvalid, readCursor, toListing } from '../listings/listing-cursor.ts';
import { readEntities } from '../odata/entity-pages.ts';
import type { ServiceModel } from '../odata/metadata.ts';
import { explainODataError, ODATA_FAILURES, odataFailure } from '../odata/odata-failures.ts';
import type { ODataSession } from '../odata/odata-request.ts';
import { listEntitySets, readModel } from '../odata/odata-service.ts';
import { readODataTarget, toReachTarget } from '../odata/odata-target.ts';
import { createOperations } from '../operations/create-operations.ts';
import type { ProbeAnswer } from '../operations/probe-stages.ts';

/** Any OData service that does not require signing in: entity sets as tables. */
export const driver: Driver = {
  kind: 'tables',
  check: (context) => check(context, probe),
  list: (context, path, options) =>
    operate(context, path, async (session) => {
      if (path !== '') throw odataFailure('object-not-found', { root: session.root, path });
      const after = readCursor(path, options);
      return toPage(await listEntitySets(session), after, context.limits.maxEntries);
    }),
  describe: (context, { path }) =>
    operate(context, path, async (session) => toStructure((await findColumns(session, path)).columns)),
  preview: (context, request) => operate(context, request.path, (session) => preview(session, request)),
};

const { check, operate } = createOperations<URL, ODataSession>({
  readTarget: readODataTarget,
  describeTarget: (root) => root.href,
  toReachTarget,
  use: (root, context, work) => work({ root, context, signal: context.signal }),
  explain: (error, { target: root, ...request }) => explainODataError(error, { root, ...request }),
  failures: ODATA_FAILURES,
});

async function probe(session: ODataSession): Promise<ProbeAnswer> {
  const names = await listEntitySets(session);
  return { authenticate: 'answers without signing in', list: `entity sets seen: ${names.length}` };
}

async function preview(session: ODataSession, { path }: ReadRequest): Promise<Structure> {
  const { model, columns } = await findColumns(session, path);
  const { rows, notices } = await readEntities(session, { name: path, model, columns });
  return { ...toStructure(columns), rows, ...(notices.length === 0 ? {} : { notices }) };
}

async function findColumns(
  session: ODataSession,
  path: string,
): Promise<{ model: ServiceModel; columns: readonly SourceColumn[] }> {
  const model = await readModel(session);
  const columns = model.columnsOf(path);
  if (columns === undefined) throw odataFailure('object-not-found', { root: session.root, path });
  return { model, columns };
}

/** A page of entity sets in the order of the service. The cursor of the next page is the last name. */
function toPage(names: readonly string[], after: string | undefined, maxEntries: number): Listing {
  const start = after === undefined ? 0 : names.lastIndexOf(after) + 1;
  if (start === 0 && after !== undefined) throw cursorInvalid();
  const shown = names.slice(start, start + maxEntries);
  const next = start + maxEntries < names.length ? shown.at(-1) : undefined;
  return toListing('', { entries: shown.map(toEntry), next });
}

function toStructure(columns: readonly SourceColumn[]): Structure {
  const isNested = columns.some(({ xdm }) => xdm.type === 'object' || xdm.type === 'array');
  return { format: isNested ? 'hierarchical' : 'flat', columns };
}

function toEntry(name: string): Entry {
  return { type: 'table', name, path: name, canPreview: true, canFetchSchema: true };
}
