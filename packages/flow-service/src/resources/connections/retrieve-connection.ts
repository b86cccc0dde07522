import type { FlowServiceOperations } from '@headwater/models';
import type { SandboxHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { toConnection } from './connection-view.ts';
import { requireConnection } from './require-connection.ts';

export const retrieveConnection: SandboxHandler<FlowServiceOperations['retrieveConnection']> = async (
  { path: { connectionId }, scope },
  { store },
) => {
  const row = await requireConnection(store, scope, connectionId);
  return ok({ items: [toConnection(row, scope)] });
};
