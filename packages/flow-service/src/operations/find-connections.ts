import type { HeadwaterOperations } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';
import { listPage } from '../listing/list-page.ts';

const MAX_LIMIT = 100;

export const findConnections: SandboxHandler<HeadwaterOperations['findConnections']> = async (
  { query: { nameContains, property = [], orderby, limit, continuationToken }, scope },
  { store },
) => {
  const request = { property, nameContains, orderby, limit, continuationToken };
  const { items = [], _links = {} } = await listPage(request, {
    store,
    scope,
    path: '/connections',
    maxLimit: MAX_LIMIT,
  });
  return ok({ items, _links });
};
