import type { HeadwaterOperations } from '@headwater/models';
import { toConnectionStatus } from '../connections/status-view.ts';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';

export const listConnectionStatuses: SandboxHandler<HeadwaterOperations['listConnectionStatuses']> = async (
  { query, scope },
  { store },
) => ok({ items: (await store.status.find(scope, query.connectionId)).map(toConnectionStatus) });
