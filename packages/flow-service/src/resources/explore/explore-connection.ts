import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listWhole, readStructure } from '../../source-access/explore-source.ts';
import { openExplore } from './open-explore.ts';

/** Lists the content of a source, or describes and previews one of its files or tables. */
export const exploreConnection: Handler<'exploreConnection'> = async (call, services) => {
  const { request, reachable, explain } = await openExplore(call, services);
  if (request.kind === 'read') return ok(await explain(() => readStructure(reachable, request)));
  return ok(await explain(() => listWhole(reachable, request.path)));
};
