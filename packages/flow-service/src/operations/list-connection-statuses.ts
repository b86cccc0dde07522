import type { HeadwaterOperations } from '@headwater/models';
import { toConnectionStatus } from '../connections/status-view.ts';
import type { SandboxHandler } from '../gateway/route.ts';
import { ok } from '../http/reply.ts';

export const listConnectionStatuses: SandboxHandler<HeadwaterOperations['listConnectionStatuses']> = async (
  { query, scope },
  { store },
) => ok({ items: (await store.status.find(scope, query.connectionId)).map(toConnectionStatus) });
