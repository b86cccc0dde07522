/** A source of access tokens. A caller may stop waiting for a token while another caller continues. */
export interface TokenSource {
  /**
   * A valid token. Returned synchronously if one is available, which saves every call an asynchronous step.
   * @throws AuthError if no token can be obtained.
   */
  token(): string | Promise<string>;
  /**
   * A token that replaces the one that the API refused, or `undefined` if no other exists.
   * @throws AuthError if no token can be obtained.
   */
  replace(refused: string): Promise<string | undefined>;
}

/** A stored token. */
export interface StoredToken {
  accessToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/**
 * Stores tokens between runs. Its exceptions reach the caller, so the implementation decides whether an unreadable or
 * unwritable cache matters.
 */
export interface TokenCache {
  /**
   * @param key identifies the token endpoint, the client, and the scopes. Contains no secret, but may contain any
   * character.
   */
  read(key: string): Promise<StoredToken | undefined>;
  write(key: string, value: StoredToken): Promise<void>;
}
