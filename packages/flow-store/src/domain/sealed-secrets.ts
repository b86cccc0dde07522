/** Secret parameters under envelope encryption: AES-256-GCM with a data key of their own, wrapped by the master key. */
export interface SealedSecrets {
  /** Which master key wraps the data key. */
  masterKeyId: string;
  /** Nonce, wrapped data key and tag. */
  wrappedKey: Uint8Array;
  /** Nonce, ciphertext of the parameters as JSON, and tag. */
  ciphertext: Uint8Array;
}

/** Seals and opens the secret parameters of one connection. */
export interface SecretSealer {
  /** @param owner Bound into the seal, so that it cannot be moved to another connection: organization, sandbox and id. */
  seal(params: Readonly<Record<string, unknown>>, owner: string): SealedSecrets;
  /** @throws `SealError` when the seal was made with an unknown master key, for another owner, or was tampered with. */
  open(sealed: SealedSecrets, owner: string): Record<string, unknown>;
  /** Wraps the data key with the current master key; the ciphertext stays as it is. */
  rewrap(sealed: SealedSecrets, owner: string): SealedSecrets;
}
