import type { FlowServiceOperations } from '@headwater/models';
import { toConnection } from '../connections/connection-view.ts';
import { requireConnection } from '../connections/require-connection.ts';
import type { SandboxHandler } from '../gateway/route.ts';
import { ok } from '../http/reply.ts';

export const retrieveConnection: SandboxHandler<FlowServiceOperations['retrieveConnection']> = async (
  { path: { connectionId }, scope },
  { store },
) => {
  const row = await requireConnection(store, scope, connectionId);
  return ok({ items: [toConnection(row, scope)] });
};
