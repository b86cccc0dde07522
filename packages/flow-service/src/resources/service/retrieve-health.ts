import type { HeadwaterOperations, Health } from '@headwater/models';
import type { OpenHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { answersInTime } from './answers-in-time.ts';

export const retrieveHealth: OpenHandler<HeadwaterOperations['retrieveHealth']> = async (
  _call,
  { store, version },
) => {
  const isAnswering = await answersInTime(() => store.ping());
  return isAnswering
    ? ok<Health>({ service: 'headwater', status: 'ok', version })
    : { status: 503, body: { service: 'headwater', status: 'unavailable', version } };
};
