import type { Scope } from './scope.ts';
import type { SealedSecrets } from './sealed-secrets.ts';

/** A data key, wrapped, and the connection whose secrets it seals. */
export interface WrappedDataKey extends Pick<SealedSecrets, 'masterKeyId' | 'wrappedKey'> {
  scope: Scope;
  connectionId: string;
}

/** Which master keys are in use. Only registered ones can be named by sealed secrets. */
export interface MasterKeyStore {
  /** Ids, the oldest key first. */
  list(): Promise<readonly string[]>;
  /** Does nothing when the key is there. @param createdAt Epoch milliseconds. */
  register(id: string, createdAt: number): Promise<void>;
  /** Rejects while secrets are still sealed with it. */
  retire(id: string): Promise<void>;
  /** Data keys of any organization that the master key wraps. */
  listWrappedBy(id: string, limit: number): Promise<readonly WrappedDataKey[]>;
  /** Puts new wrappings in the place of those that were listed, but for connections that have changed since. */
  rewrap(changes: readonly { from: WrappedDataKey; to: WrappedDataKey }[]): Promise<void>;
}
