import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { StoredToken, TokenCache } from '@headwater/sdk';
import { readIfExists, writePrivateFile } from '../home/private-file.ts';
import { isRecord } from '../home/record.ts';

/**
 * Caches tokens in `tokens/` of Headwater's home, each in a file that only its owner can read. A hash of the token
 * endpoint, the client, and the scopes forms the file's name. If the home cannot be read or written, each session
 * requests a new token.
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

/** An unreadable token is requested again and then overwritten. */
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
