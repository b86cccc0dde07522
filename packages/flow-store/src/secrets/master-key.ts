import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** A key that wraps data keys. */
export interface MasterKey {
  /** A fingerprint that identifies the key without revealing it. */
  id: string;
  key: KeyObject;
}

export const MASTER_KEY_BYTES = 32;

/** @param bytes 32 random bytes. */
export function createMasterKey(bytes: Uint8Array): MasterKey {
  if (bytes.length !== MASTER_KEY_BYTES) {
    throw new RangeError(`A master key has ${MASTER_KEY_BYTES} bytes; this one has ${bytes.length}.`);
  }
  const id = createHmac('sha256', bytes).update('headwater master key id').digest('hex').slice(0, 16);
  return { id, key: createSecretKey(bytes) };
}
