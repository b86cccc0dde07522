import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { EXPIRY_NOTICE_MS } from '../connection-status/status-view.ts';
import { listPage } from '../lists/list-page.ts';
import { listOfConnections } from './list-of-connections.ts';

const MAX_LIMIT = 100;

export const findConnections: Handler<'findConnections'> = async (
  { query: { property = [], expiringBefore, ...query }, scope },
  { store, now },
) => {
  // Every page shows the same point in time, which the first page's token contains.
  const request = {
    property,
    ...query,
    ...(query.attention === 'expiring' && { expiringBefore: expiringBefore ?? now() + EXPIRY_NOTICE_MS }),
  };
  const source = listOfConnections(store, scope, { path: '/connections', maxLimit: MAX_LIMIT });
  const { items = [], _links = {} } = await listPage(request, source);
  return ok({ items, _links });
};
