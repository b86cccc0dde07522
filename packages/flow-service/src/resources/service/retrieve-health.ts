import type { Health } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { answersInTime } from './answers-in-time.ts';

export const retrieveHealth: Handler<'retrieveHealth'> = async (_call, { store, version }) => {
  const isAnswering = await answersInTime(() => store.ping());
  return isAnswering
    ? ok<Health>({ service: 'headwater', status: 'ok', version })
    : { status: 503, body: { service: 'headwater', status: 'unavailable', version } };
};
