import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { toConnection } from './connection-view.ts';
import { requireConnection } from './require-connection.ts';

export const retrieveConnection: Handler<'retrieveConnection'> = async (
  { path: { connectionId }, scope },
  { store },
) => {
  const row = await requireConnection(store, scope, connectionId);
  return ok({ items: [toConnection(row, scope)] });
};
