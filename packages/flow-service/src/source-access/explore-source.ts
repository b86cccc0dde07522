import type { Structure } from '@headwater/drivers';
import type { DetailedStructure, ExploreEntry, ExploreListing, ExploreStructure } from '@headwater/models';
import { problem } from '../problems/service-problem.ts';
import type { ExploreRequest } from './explore-request.ts';
import { toDetailedStructure, toExploreEntry, toExploreStructure } from './explore-view.ts';
import type { ReachableSource } from './reach-source.ts';

/** Returns one page of a root or folder. */
export async function listPage(
  { driver, context, use }: ReachableSource,
  { path, after }: { path: string; after?: string | undefined },
): Promise<ExploreListing> {
  const options = after === undefined ? {} : { after };
  const { entries, after: next } = await use('list', () => driver.list(context, path, options));
  return {
    entries: entries.map((entry) => toExploreEntry(entry, driver.kind)),
    ...(next === undefined ? {} : { after: next }),
  };
}

/**
 * Returns the complete content of a root or folder. The platform's call has no pages, and its clients would not
 * notice missing entries.
 *
 * @throws ServiceProblem `CONNECTOR-1308` if the content is too large for one answer
 */
export async function listWhole(reachable: ReachableSource, path: string): Promise<ExploreEntry[]> {
  const limits = { ...reachable.context.limits, maxEntries: WHOLE_PAGE };
  const inLargePages = { ...reachable, context: { ...reachable.context, limits } };
  const entries: ExploreEntry[] = [];
  let after: string | undefined;
  do {
    const page = await listPage(inLargePages, { path, after });
    entries.push(...page.entries);
    after = page.after;
  } while (after !== undefined && entries.length < MAX_WHOLE);
  if (after !== undefined) throw problem('CONNECTOR-1308-400', { detail: tooManyEntries(path) });
  return entries;
}

/** Maximum number of entries in one answer, and in one request to a driver. */
const MAX_WHOLE = 50_000;
const WHOLE_PAGE = 5000;

function tooManyEntries(path: string): string {
  const place = path === '' ? 'The root' : `"${path}"`;
  return `${place} holds more than ${MAX_WHOLE} entries, which one answer of this call does not carry. List it in pages with GET /headwater/connections/{connectionId}/explore, or list a deeper folder.`;
}

type ReadRequest = ExploreRequest & { kind: 'read' };

/** Returns the structure of a file or table, with rows if requested. */
export async function readStructure(
  reachable: ReachableSource,
  request: ReadRequest,
): Promise<ExploreStructure> {
  return toExploreStructure(await read(reachable, request));
}

/** The same, with the properties used to read the file and the notices for readers. */
export async function readDetails(
  reachable: ReachableSource,
  request: ReadRequest,
): Promise<DetailedStructure> {
  return toDetailedStructure(await read(reachable, request));
}

async function read(
  { source, driver, context, use }: ReachableSource,
  { objectType, path, file, withRows, withProperties, rows }: ReadRequest,
): Promise<Structure> {
  const ownType = driver.kind === 'files' ? 'file' : 'table';
  if (objectType !== ownType) {
    const wanted = `${source.displayName} has ${driver.kind}, so it is ${ownType}`;
    throw problem('CONNECTOR-1358-400', { value: objectType, wanted });
  }
  if (ownType === 'table' && withProperties)
    throw problem('CONNECTOR-1371-400', { source: source.displayName });
  const way = withRows ? 'preview' : 'describe';
  const { limits } = context;
  const maxRows = Math.min(rows ?? limits.maxRows, limits.maxRows);
  return await use(way, () => driver[way]({ ...context, limits: { ...limits, maxRows } }, { path, file }));
}
