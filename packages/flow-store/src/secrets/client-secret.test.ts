import { describe, expect, it } from 'vitest';
import { hashSecret, verifySecret } from './client-secret.ts';

describe('a client secret', () => {
  it('is distinguished from others by its hash', async () => {
    const hash = await hashSecret('p@ss 🔑');
    expect(await verifySecret('p@ss 🔑', hash)).toBe(true);
    for (const wrong of ['', 'p@ss', 'p@ss 🔑 ', hash]) expect(await verifySecret(wrong, hash)).toBe(false);
  });

  it('has a different hash each time, which does not contain it', async () => {
    const [one, two] = await Promise.all([hashSecret('secret'), hashSecret('secret')]);
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$\d+\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  });

  it('is verified with the cost recorded in its hash', async () => {
    const cheap = 'scrypt$16$1$1$c2FsdA$6HAY4-aSNLHpdQFB3Gz_AfPPCCRFPKvKvDf7WnBQh9A';
    expect(await verifySecret('secret', cheap)).toBe(true);
    expect(await verifySecret('another', cheap)).toBe(false);
  });

  it.each(['', 'secret', 'bcrypt$1$2$3$a$b', 'scrypt$16384$8$1$salt', 'scrypt$16384$8$1$salt$'])(
    'is not verified with %j, which is not a hash',
    async (hash) => {
      await expect(verifySecret('', hash)).rejects.toThrow(
        'The stored hash of a client secret is malformed.',
      );
    },
  );
});
