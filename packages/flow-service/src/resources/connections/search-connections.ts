import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listPage } from '../lists/list-page.ts';
import { splitQueryString } from '../lists/query-string.ts';
import { listOfConnections } from './list-of-connections.ts';

const MAX_LIMIT = 1000;

export const searchConnections: Handler<'searchConnections'> = async (
  { query: { continuationToken }, body: { queryString = '', orderby, limit, count }, scope },
  { store },
) => {
  const request = { property: splitQueryString(queryString), orderby, limit, count, continuationToken };
  const endpoint = { path: '/connections/search', maxLimit: MAX_LIMIT, isSearch: true };
  return ok(await listPage(request, listOfConnections(store, scope, endpoint)));
};
