import type { FlowServiceOperations } from '@headwater/models';
import { requireConnection } from '../connections/require-connection.ts';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';

/** No source of the catalog has option values to offer yet. */
export const listConnectionConfigs: SandboxHandler<FlowServiceOperations['listConnectionConfigs']> = async (
  { path: { connectionId }, scope },
  { store },
) => {
  await requireConnection(store, scope, connectionId);
  return ok({ items: [] });
};
