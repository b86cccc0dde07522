import type { Caller } from '../http/call.ts';
import type { Services } from '../services.ts';
import { authenticate } from './authenticate.ts';

/**
 * Lets a request in by its token, as often as its client may ask.
 * @throws ServiceProblem of the gateway
 */
export function admit(headers: Headers, { tokens, rateLimiter }: Services): Caller {
  const caller = authenticate(headers, tokens);
  rateLimiter.take(caller.clientId);
  return caller;
}
