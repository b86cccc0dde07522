import type { HeadwaterOperations } from '@headwater/models';
import type { OrganizationHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { toClient } from './client-view.ts';

export const listClients: OrganizationHandler<HeadwaterOperations['listClients']> = async (
  { caller },
  { store },
) => ok({ items: (await store.clients.list(caller.imsOrgId)).map(toClient) });
