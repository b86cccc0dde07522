import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { listPage, readDetails } from '../../source-access/explore-source.ts';
import { openDetailedExplore } from './open-explore.ts';

/** The platform's explore call, extended with pages of listings, dialects of files, and notices. */
export const exploreConnectionInDetail: Handler<'exploreConnectionInDetail'> = async (call, services) => {
  const { after } = call.query;
  const { request, reachable, explain } = await openDetailedExplore(call, services);
  if (request.kind === 'list') {
    return ok(await explain(() => listPage(reachable, { path: request.path, after })));
  }
  if (after !== undefined)
    throw problem('FLOW-1452-400', {
      name: 'after',
      value: after,
      wanted: 'only a root or folder has pages',
    });
  return ok(await explain(() => readDetails(reachable, request)));
};
