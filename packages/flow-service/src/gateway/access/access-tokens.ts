import { hkdfSync } from 'node:crypto';
import type { Caller, MasterKey, MasterKeys } from '@headwater/flow-store';
import { errors, jwtVerify, SignJWT } from 'jose';

/** Lifetime of an access token in seconds; the same as that of IMS. */
export const TOKEN_LIFETIME_SECONDS = 86_399;

const HEADER = { alg: 'HS256', typ: 'JWT' };
/** Maximum number of verified tokens in the cache, which saves verifying a client's token on every request. */
const REMEMBERED_TOKENS = 1000;

/** Issues and verifies access tokens. */
export interface AccessTokens {
  issue(client: { clientId: string; imsOrgId: string }): Promise<string>;
  /** Returns the client of a token; undefined when the token was not issued here or has expired. */
  verify(token: string): Promise<Caller | undefined>;
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
 * signed before a rotation of the master key are valid as long as the older key is loaded.
 */
export function createAccessTokens(masterKeys: MasterKeys, now: () => number): AccessTokens {
  const keys = masterKeys.map(deriveKey);
  const signingKey = deriveKey(masterKeys[0]);
  const remembered = new Map<string, Claims>();

  return {
    async issue({ clientId, imsOrgId }) {
      const claims: Claims = {
        client_id: clientId,
        org: imsOrgId,
        user_id: `${clientId}@techacct.adobe.com`,
        expires_at: now() + TOKEN_LIFETIME_SECONDS * 1000,
      };
      return await new SignJWT({ ...claims }).setProtectedHeader(HEADER).sign(signingKey);
    },
    async verify(token) {
      const claims = remembered.get(token) ?? (await readSigned(token, keys));
      if (claims === undefined || claims.expires_at <= now()) return undefined;
      remember(remembered, token, claims);
      return { clientId: claims.client_id, imsOrgId: claims.org, userId: claims.user_id };
    },
  };
}

function deriveKey({ key }: MasterKey): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'headwater access tokens', 32));
}

async function readSigned(token: string, keys: readonly Uint8Array[]): Promise<Claims | undefined> {
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify<Claims>(token, key, { algorithms: [HEADER.alg], typ: HEADER.typ });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return undefined;
}

function remember(remembered: Map<string, Claims>, token: string, claims: Claims): void {
  if (remembered.has(token)) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= REMEMBERED_TOKENS) remembered.delete(oldest);
  remembered.set(token, claims);
}
