import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { StoredToken, TokenCache } from '@headwater/sdk';
import { readIfExists, writePrivateFile } from '../home/private-file.ts';
import { isRecord } from '../home/record.ts';

/**
 * Keeps tokens in `tokens/` of Headwater's home, each in a file only its owner can read, named by a hash of the token
 * endpoint, the client and the scopes. A home that cannot be read or written costs a request, not the work.
 */
export function createTokenCache(homeDirectory: string): TokenCache {
  const pathOf = (key: string): string => {
    return join(homeDirectory, 'tokens', `${createHash('sha256').update(key).digest('hex')}.json`);
  };
  return {
    async read(key) {
      const text = await readIfExists(pathOf(key)).catch(() => undefined);
      return text === undefined ? undefined : decode(text);
    },
    async write(key, { accessToken, expiresAt }) {
      await writePrivateFile(pathOf(key), JSON.stringify({ accessToken, expiresAt })).catch(() => undefined);
    },
  };
}

/** A token that cannot be read is asked for again, and then overwritten. */
function decode(text: string): StoredToken | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return undefined;
    const { accessToken, expiresAt } = value;
    return typeof accessToken === 'string' && typeof expiresAt === 'number'
      ? { accessToken, expiresAt }
      : undefined;
  } catch {
    return undefined;
  }
}
