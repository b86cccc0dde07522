import type { HeadwaterOperations } from '@headwater/models';
import { toClient } from '../access/client-view.ts';
import type { OrganizationHandler } from '../gateway/route.ts';
import { ok } from '../http/reply.ts';

export const listClients: OrganizationHandler<HeadwaterOperations['listClients']> = async (
  { caller },
  { store },
) => ok({ items: (await store.listClients(caller.imsOrgId)).map(toClient) });
