import { isOfRotatedKey } from '@headwater/flow-store';
import type { Handler } from './route.ts';

/**
 * Handles a call once more, with the master keys of now, when they were rotated since the service has read them. Nothing was
 * changed the first time: secrets are opened before anything is written, and what is written with a retired key is refused
 * as a whole.
 */
export function withRenewedKeys<Call, Body>(handle: Handler<Call, Body>): Handler<Call, Body> {
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
