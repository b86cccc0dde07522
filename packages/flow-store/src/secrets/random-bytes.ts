import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;

const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Returns random bytes suitable for keys and nonces. They are fetched from the system in bulk, because each fetch
 * takes longer than encrypting; returned bytes are erased from the pool.
 * @param count At most 4096.
 */
export function takeRandomBytes(count: number): Uint8Array {
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const reserved = pool.subarray(used, used + count);
  used += count;
  const taken = Uint8Array.from(reserved);
  reserved.fill(0);
  return taken;
}
