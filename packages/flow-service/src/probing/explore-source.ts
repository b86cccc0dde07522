import type { ExploreListing, ExploreStructure } from '@headwater/models';
import { problem } from '../problems/service-problem.ts';
import type { ExploreRequest } from './explore-request.ts';
import { toExploreEntry, toExploreStructure } from './explore-view.ts';
import type { ReachableSource } from './reach-source.ts';

/** One page of a root or folder. */
export async function listPage(
  { driver, context, use }: ReachableSource,
  { path, after }: { path: string; after?: string | undefined },
): Promise<ExploreListing> {
  const options = after === undefined ? {} : { after };
  const { entries, after: next } = await use('list', () => driver.list(context, path, options));
  return { entries: entries.map(toExploreEntry), ...(next === undefined ? {} : { after: next }) };
}

/** The structure of a file or table, and rows when they are asked for. */
export async function readStructure(
  { source, driver, context, use }: ReachableSource,
  { objectType, path, file, withRows, withProperties }: ExploreRequest & { kind: 'read' },
): Promise<ExploreStructure> {
  const ownType = driver.kind === 'files' ? 'file' : 'table';
  if (objectType !== ownType) {
    const wanted = `${source.displayName} has ${driver.kind}, so it is ${ownType}`;
    throw problem('CONNECTOR-1358-400', 'objectType', objectType, wanted);
  }
  if (ownType === 'table' && withProperties) throw problem('CONNECTOR-1371-400', source.displayName);
  const way = withRows ? 'preview' : 'describe';
  const structure = await use(way, () => driver[way](context, { path, file }));
  return toExploreStructure(structure, withProperties);
}
