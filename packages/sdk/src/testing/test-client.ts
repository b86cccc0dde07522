import { accessToken } from '../auth/access-token.ts';
import { type Client, createClient } from '../client.ts';
import type { ClientOptions } from '../client-options.ts';

export const TOKEN = 'token-that-must-not-show';

/** A client that retries without noticeable delays. */
export function testClient(baseUrl: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    baseUrl,
    imsOrg: '1234@AdobeOrg',
    clientId: 'client-1',
    sandbox: 'dev',
    tokens: accessToken(TOKEN),
    retry: { limit: 3, backoffMs: 1, rateLimitMs: 1 },
    ...options,
  });
}
