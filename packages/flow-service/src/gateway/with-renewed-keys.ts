import { isOfRotatedKey } from '@headwater/flow-store';
import type { Handle } from './handler.ts';

/**
 * Retries a call with the current master keys if they were rotated after the service read them. The first attempt
 * changed nothing, because secrets are unsealed before anything is written and the database rejects the whole write
 * if it uses a retired key.
 */
export function withRenewedKeys<Call, Body>(handle: Handle<Call, Body>): Handle<Call, Body> {
  return async (call, services) => {
    try {
      return await handle(call, services);
    } catch (error) {
      if (!isOfRotatedKey(error)) throw error;
      await services.keys.renew();
      return await handle(call, services);
    }
  };
}
