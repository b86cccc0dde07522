import type { UseCaseOptions } from './session.ts';
import { sessionOf } from './session-of.ts';

/** As whom a session works, and whether it gets in. Holds no token. */
export interface AuthStatus {
  profile: string;
  baseUrl: string;
  imsUrl: string;
  imsOrg: string;
  clientId: string;
  sandbox: string;
  /** Epoch milliseconds; absent where the token does not say. */
  tokenExpiresAt?: number;
}

/** Asks for a token, or takes the one that is kept. @throws AuthError when the token endpoint gives none. */
export async function authStatus(options: UseCaseOptions = {}): Promise<AuthStatus> {
  const session = await sessionOf(options);
  const { name: profile, baseUrl, imsUrl, imsOrg, clientId } = session.profile;
  const tokenExpiresAt = expiryOfToken(await session.tokens.token());
  return {
    profile,
    baseUrl,
    imsUrl,
    imsOrg,
    clientId,
    sandbox: session.sandbox,
    ...(tokenExpiresAt !== undefined && { tokenExpiresAt }),
  };
}

/** Tokens of IMS are JSON Web Tokens that say when they were made and how long they live, in milliseconds as text. */
function expiryOfToken(token: string): number | undefined {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const { created_at: createdAt, expires_in: lifetime, exp } = Object(payload) as Record<string, unknown>;
    const end = exp === undefined ? Number(createdAt) + Number(lifetime) : Number(exp) * 1000;
    return Number.isFinite(end) ? end : undefined;
  } catch {
    return undefined;
  }
}
