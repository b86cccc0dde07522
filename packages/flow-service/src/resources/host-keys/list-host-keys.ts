import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireConnection } from '../connections/require-connection.ts';
import { toHostKeyView } from './host-key-view.ts';

/** The keys that a connection trusts, one for each address at which it was used. */
export const listHostKeys: Handler<'listHostKeys'> = async ({ path: { connectionId }, scope }, { store }) => {
  await requireConnection(store, scope, connectionId);
  return ok({ items: (await store.hostKeys.list(scope, connectionId)).map(toHostKeyView) });
};
