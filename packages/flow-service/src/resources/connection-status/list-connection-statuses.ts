import type { HeadwaterOperations } from '@headwater/models';
import type { SandboxHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { toConnectionStatus } from './status-view.ts';

export const listConnectionStatuses: SandboxHandler<HeadwaterOperations['listConnectionStatuses']> = async (
  { query, scope },
  { store },
) => ok({ items: (await store.status.find(scope, query.connectionId)).map(toConnectionStatus) });
