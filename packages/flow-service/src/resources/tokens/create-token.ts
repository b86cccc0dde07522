import { verifySecret } from '@headwater/flow-store';

import { TOKEN_LIFETIME_SECONDS } from '../../gateway/access/access-tokens.ts';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/** OAuth server-to-server: exchanges a client id and secret for an access token. */
export const createToken: Handler<'createToken' | 'createTokenV2' | 'createTokenUnversioned'> = async (
  { body },
  { store, tokens, rateLimiter, guesses },
) => {
  const { grant_type: grantType, client_id: clientId, client_secret: clientSecret } = body;
  if (grantType !== 'client_credentials') throw problem('unsupported_grant_type');
  const client = await store.clients.find(clientId);
  // Hashing a guess takes time, so guesses have their own limit; someone who guesses must not use up the limit for
  // calls. Guesses run one at a time: DNS lookups share their threads with hashing, and guesses must not occupy all
  // of them.
  if (client !== undefined) rateLimiter.take(`token of ${clientId}`);
  const isGenuine =
    client !== undefined &&
    client.revokedAt === undefined &&
    (await guesses(clientId, () => verifySecret(clientSecret, client.secretHash)));
  if (!isGenuine) throw problem('invalid_client');
  const token = {
    access_token: await tokens.issue(client),
    token_type: 'bearer',
    expires_in: TOKEN_LIFETIME_SECONDS,
  };
  return { ...ok(token), headers: { 'cache-control': 'no-store' } };
};
