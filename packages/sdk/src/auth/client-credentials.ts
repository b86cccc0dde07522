import { type ClientCredential, createTokenRequest } from './token-request.ts';
import type { StoredToken, TokenCache, TokenSource } from './token-source.ts';

export interface ClientCredentialsOptions extends ClientCredential {
  /** Cache for tokens between runs. Without it, tokens live as long as the source. */
  cache?: TokenCache;
  /**
   * How long before its expiry a token is renewed, in milliseconds.
   * @default 300000
   */
  renewBeforeMs?: number;
}

/** Minimum time between replacements of a token, in milliseconds. */
const FRESH_MS = 60_000;

/**
 * Access tokens by OAuth client credentials, requested on first use and renewed before they expire. Concurrent
 * callers share one request.
 * @throws ConfigError if the address of the token endpoint is invalid
 */
export function clientCredentials(options: ClientCredentialsOptions): TokenSource {
  const { cache, now = Date.now, renewBeforeMs = 300_000 } = options;
  const cacheKey = [options.imsUrl, options.clientId, ...(options.scopes ?? [])].join(' ');
  const requestToken = createTokenRequest(options);
  let current: StoredToken | undefined;
  let refused: string | undefined;
  let replacement: { token: string; at: number } | undefined;
  let pending: Promise<string> | undefined;

  const isUsable = (token: StoredToken | undefined): token is StoredToken =>
    token !== undefined && token.accessToken !== refused && token.expiresAt - renewBeforeMs > now();

  async function find(): Promise<StoredToken> {
    const kept = await cache?.read(cacheKey);
    if (isUsable(kept)) return kept;
    const token = await requestToken();
    await cache?.write(cacheKey, token);
    return token;
  }

  async function renew(): Promise<string> {
    current = await find();
    return current.accessToken;
  }

  function token(): string | Promise<string> {
    if (isUsable(current)) return current.accessToken;
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return {
    token,
    async replace(old) {
      // If a replacement is refused immediately, the token is not the cause. If it is refused later, it may have been
      // revoked.
      if (old === replacement?.token && now() - replacement.at < FRESH_MS) return undefined;
      if (current?.accessToken === old) refused = old;
      const other = await token();
      if (other === old) return undefined;
      replacement = { token: other, at: now() };
      return other;
    },
  };
}
