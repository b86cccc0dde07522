import { headerValue } from '../header-value.ts';
import type { TokenSource } from './token-source.ts';

/**
 * A ready-made access token. It cannot be renewed after it expires.
 * @throws ConfigError if the value cannot be a token
 */
export function accessToken(token: string): TokenSource {
  const value = headerValue(token, 'accessToken');
  return {
    token: () => value,
    replace: async () => undefined,
  };
}
