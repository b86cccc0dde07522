import { headerValue } from '../header-value.ts';
import type { TokenSource } from './token-source.ts';

/**
 * A ready-made access token. There is none to replace it with once it lapses.
 * @throws ConfigError when it cannot be a token
 */
export function accessToken(token: string): TokenSource {
  const value = headerValue(token, 'accessToken');
  return {
    token: () => value,
    replace: async () => undefined,
  };
}
