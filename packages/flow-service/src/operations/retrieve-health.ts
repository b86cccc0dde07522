import type { HeadwaterOperations, Health } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { OpenHandler } from '../http/route.ts';

export const retrieveHealth: OpenHandler<HeadwaterOperations['retrieveHealth']> = async (
  _call,
  { store, version },
) => {
  return await store.ping().then(
    () => ok<Health>({ status: 'ok', version }),
    () => ({ status: 503, body: { status: 'unavailable', version } }),
  );
};
