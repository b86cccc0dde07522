import { type BinaryLike, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive: (
  secret: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
) => Promise<Uint8Array> = promisify(scrypt);

const COST = { N: 16_384, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const HASH = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]{43})$/;

/**
 * @returns `scrypt$N$r$p$salt$hash`, which contains everything that `verifySecret` needs and does not reveal the
 * secret.
 */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(secret, salt, HASH_BYTES, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), toText(hash)].join('$');
}

/**
 * Compares in constant time.
 * @param hash A result of `hashSecret`, with its cost.
 * @throws If the hash is not a result of `hashSecret`.
 */
export async function verifySecret(secret: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt, expected] = HASH.exec(hash) ?? [];
  if (salt === undefined || expected === undefined) {
    throw new Error('The stored hash of a client secret is malformed.');
  }
  const expectedBytes = Buffer.from(expected, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const actual = await derive(secret, Buffer.from(salt, 'base64url'), expectedBytes.length, cost);
  return timingSafeEqual(actual, expectedBytes);
}

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
