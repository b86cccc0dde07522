import type { Scope } from './scope.ts';
import type { SealedSecrets } from './sealed-secrets.ts';

/** A wrapped data key, and the connection whose secrets it encrypts. */
export interface WrappedDataKey extends Pick<SealedSecrets, 'masterKeyId' | 'wrappedKey'> {
  scope: Scope;
  connectionId: string;
}

/** The master keys in use. Sealed secrets can refer to registered keys only. */
export interface MasterKeyStore {
  /** Ids, oldest key first. */
  list(): Promise<readonly string[]>;
  /** Does nothing if the key is registered. @param createdAt Epoch milliseconds. */
  register(id: string, createdAt: number): Promise<void>;
  /** Rejects while secrets are still sealed with the key. */
  retire(id: string): Promise<void>;
  /** Lists the data keys of all organizations that the master key wraps. */
  listWrappedBy(id: string, limit: number): Promise<readonly WrappedDataKey[]>;
  /** Replaces the listed wrapped keys, except for connections that have changed since. */
  rewrap(changes: readonly { from: WrappedDataKey; to: WrappedDataKey }[]): Promise<void>;
}
