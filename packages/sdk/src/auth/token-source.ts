/** Where access tokens come from. A caller may stop waiting for one; another may still be waiting. */
export interface TokenSource {
  /**
   * A token that has not lapsed; at once when one is at hand, which spares every call a detour.
   * @throws AuthError when none could be had.
   */
  token(): string | Promise<string>;
  /**
   * A token to use in place of one the API refused, or `undefined` when there is no other.
   * @throws AuthError when none could be had.
   */
  replace(refused: string): Promise<string | undefined>;
}

/** A token at rest. */
export interface StoredToken {
  accessToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/**
 * Keeps tokens between runs. What it throws reaches the caller, so an implementation decides itself whether a
 * cache that cannot be read or written matters.
 */
export interface TokenCache {
  /** @param key names the token endpoint, the client and the scopes; holds no secret, may hold any character. */
  read(key: string): Promise<StoredToken | undefined>;
  write(key: string, value: StoredToken): Promise<void>;
}
