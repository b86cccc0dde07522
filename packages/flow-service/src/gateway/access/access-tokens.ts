import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Caller, MasterKey, MasterKeys } from '@headwater/flow-store';

/** Lifetime of an access token in seconds; the same as at IMS. */
export const TOKEN_LIFETIME_SECONDS = 86_399;

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });
/** Number of verified tokens to remember; an evicted token is verified again. */
const REMEMBERED_TOKENS = 1000;

/** Issues and verifies access tokens. */
export interface AccessTokens {
  issue(client: { clientId: string; imsOrgId: string }): string;
  /** @returns the client the token was issued to, or `undefined` if the token is not ours or has expired. */
  verify(token: string): Caller | undefined;
}

interface Claims {
  client_id: string;
  org: string;
  user_id: string;
  /** Epoch milliseconds. */
  expires_at: number;
}

/**
 * Tokens are signed with a key derived from the master key, so they outlive a restart and need no store. Tokens
 * signed before a rotation of the master key are valid as long as the older key is available.
 */
export function createAccessTokens(masterKeys: MasterKeys, now: () => number): AccessTokens {
  const [current, ...older] = masterKeys;
  const sign = createSign(current);
  const signs = [sign, ...older.map(createSign)];
  const remembered = new Map<string, Claims>();

  return {
    issue({ clientId, imsOrgId }) {
      const claims: Claims = {
        client_id: clientId,
        org: imsOrgId,
        user_id: `${clientId}@techacct.adobe.com`,
        expires_at: now() + TOKEN_LIFETIME_SECONDS * 1000,
      };
      const text = `${HEADER}.${encode(claims)}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    verify(token) {
      const claims = remembered.get(token) ?? readSigned(token, signs);
      if (claims === undefined || claims.expires_at <= now()) return undefined;
      remember(remembered, token, claims);
      return { clientId: claims.client_id, imsOrgId: claims.org, userId: claims.user_id };
    },
  };
}

type Sign = (text: string) => Buffer;

function createSign({ key }: MasterKey): Sign {
  const signingKey = Buffer.from(hkdfSync('sha256', key, '', 'headwater access tokens', 32));
  return (text) => createHmac('sha256', signingKey).update(text).digest();
}

function readSigned(token: string, signs: readonly Sign[]): Claims | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header !== HEADER || payload === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const given = Buffer.from(signature, 'base64url');
  const isGenuine = signs.some((sign) => {
    const expected = sign(`${header}.${payload}`);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isGenuine) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
}

function remember(remembered: Map<string, Claims>, token: string, claims: Claims): void {
  if (remembered.has(token)) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= REMEMBERED_TOKENS) remembered.delete(oldest);
  remembered.set(token, claims);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
