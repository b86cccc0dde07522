import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listPage } from '../lists/list-page.ts';
import { listOfConnections } from './list-of-connections.ts';

const MAX_LIMIT = 100;

export const listConnections: Handler<'listConnections'> = async (
  { query: { property = [], orderby, limit, start, count, continuationToken }, scope },
  { store },
) => {
  const request = { property, orderby, limit, start, count, continuationToken };
  const source = listOfConnections(store, scope, { path: '/connections', maxLimit: MAX_LIMIT });
  return ok(await listPage(request, source));
};
