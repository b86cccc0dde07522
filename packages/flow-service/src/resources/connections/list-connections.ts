import type { FlowServiceOperations } from '@headwater/models';
import type { SandboxHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { listPage } from './list-page.ts';

const MAX_LIMIT = 100;

export const listConnections: SandboxHandler<FlowServiceOperations['listConnections']> = async (
  { query: { property = [], orderby, limit, start, count, continuationToken }, scope },
  { store },
) => {
  const request = { property, orderby, limit, start, count, continuationToken };
  return ok(await listPage(request, { store, scope, path: '/connections', maxLimit: MAX_LIMIT }));
};
