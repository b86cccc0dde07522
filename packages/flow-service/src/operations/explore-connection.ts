import type { ExploreResponse, FlowServiceOperations } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';
import { requireBase64Object } from '../probing/base64-object.ts';
import { explainSourceFailure } from '../probing/explain-source-failure.ts';
import { type ExploreRequest, toExploreRequest } from '../probing/explore-request.ts';
import { toExploreEntry, toExploreStructure } from '../probing/explore-view.ts';
import { type ReachableSource, reachSource } from '../probing/reach-source.ts';
import { problem } from '../problems/service-problem.ts';

/** What a source holds, or how one of its files or tables is built and what is in it. */
export const exploreConnection: SandboxHandler<FlowServiceOperations['exploreConnection']> = async (
  call,
  services,
) => {
  const { filters, sourceParams } = call.query;
  const request = toExploreRequest(call.query);
  if (filters !== undefined) requireBase64Object('filters', filters);
  if (sourceParams !== undefined) requireBase64Object('sourceParams', sourceParams);

  const reachable = await reachSource(call.path.connectionId, call, services);
  if (filters !== undefined) throw problem('CONNECTOR-1353-400', reachable.source.displayName);
  const isDetecting = request.kind === 'read' && request.withProperties;
  return ok(await explainSourceFailure(() => explore(reachable, request), isDetecting));
};

async function explore(
  { source, driver, context, use }: ReachableSource,
  request: ExploreRequest,
): Promise<ExploreResponse> {
  if (request.kind === 'list') {
    return (await use('list', () => driver.list(context, request.path))).map(toExploreEntry);
  }
  const { objectType, path, file, withRows, withProperties } = request;
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
