import type { Caller } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { ClientLookup } from './client-lookup.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { verifyToken } from './verify-token.ts';

/** The tokens, clients and rate limits that authentication checks. */
export interface Authentication {
  readonly tokens: AccessTokens;
  clients: ClientLookup;
  rateLimiter: RateLimiter;
}

/**
 * Identifies the caller by its access token. Rejects revoked clients, and clients that exceed their rate limit.
 * @throws ServiceProblem of the gateway
 */
export async function authenticate(
  headers: Headers,
  { tokens, clients, rateLimiter }: Authentication,
): Promise<Caller> {
  const caller = await verifyToken(headers, tokens);
  const client = await clients.find(caller.clientId);
  if (client === undefined || client.revokedAt !== undefined) throw problem('401013');
  rateLimiter.take(caller.clientId);
  return client.grants === undefined ? caller : { ...caller, grants: client.grants };
}
