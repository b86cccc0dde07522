import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { toConnectionStatus } from './status-view.ts';

export const listConnectionStatuses: Handler<'listConnectionStatuses'> = async (
  { query, scope },
  { store },
) => ok({ items: (await store.status.find(scope, query.connectionId)).map(toConnectionStatus) });
