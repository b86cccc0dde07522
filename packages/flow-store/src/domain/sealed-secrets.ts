/** Secret parameters under envelope encryption: AES-256-GCM with a separate data key, which the master key wraps. */
export interface SealedSecrets {
  /** Id of the master key that wraps the data key. */
  masterKeyId: string;
  /** Nonce, wrapped data key and tag. */
  wrappedKey: Uint8Array;
  /** Nonce, ciphertext of the parameters as JSON, and tag. */
  ciphertext: Uint8Array;
}

/** Seals and unseals the secret parameters of one connection. */
export interface SecretSealer {
  /**
   * @param owner Organization, sandbox and id. The seal is bound to them, so that it cannot be moved to another
   * connection.
   */
  seal(params: Readonly<Record<string, unknown>>, owner: string): SealedSecrets;
  /**
   * @throws `SealError` if the seal was made with an unknown master key or for another owner, or was tampered with.
   */
  open(sealed: SealedSecrets, owner: string): Record<string, unknown>;
  /** Wraps the data key with the current master key; the ciphertext does not change. */
  rewrap(sealed: SealedSecrets, owner: string): SealedSecrets;
}
