import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireConnection } from './require-connection.ts';

/** No source of the catalog offers option values. */
export const listConnectionConfigs: Handler<'listConnectionConfigs'> = async (
  { path: { connectionId }, scope },
  { store },
) => {
  await requireConnection(store, scope, connectionId);
  return ok({ items: [] });
};
