import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { toClient } from './client-view.ts';

export const listClients: Handler<'listClients'> = async ({ caller }, { store }) =>
  ok({ items: (await store.clients.list(caller.imsOrgId)).map(toClient) });
