import type { Caller } from '@headwater/flow-store';
import { authenticate } from '../access/authenticate.ts';
import { problem } from '../problems/service-problem.ts';
import type { Services } from '../services.ts';

/**
 * Lets a request in by its token, unless its client was revoked since, as often as the client may ask.
 * @throws ServiceProblem of the gateway
 */
export async function admit(
  headers: Headers,
  { tokens, clients, rateLimiter }: Pick<Services, 'tokens' | 'clients' | 'rateLimiter'>,
): Promise<Caller> {
  const caller = authenticate(headers, tokens);
  const client = await clients.find(caller.clientId);
  if (client === undefined || client.revokedAt !== undefined) throw problem('401013');
  rateLimiter.take(caller.clientId);
  return client.grants === undefined ? caller : { ...caller, grants: client.grants };
}
