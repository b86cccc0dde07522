import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;

const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/**
 * Random bytes fit for keys and nonces. They are asked of the system many at a time, since asking takes longer than a
 * cipher, and nothing of what was given out stays in the pool.
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
