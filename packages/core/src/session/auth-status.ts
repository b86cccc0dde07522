import type { UseCaseOptions } from './session.ts';
import { sessionOf } from './session-of.ts';

/** The client that a session authenticates as, and whether it succeeds. Contains no token. */
export interface AuthStatus {
  profile: string;
  baseUrl: string;
  imsUrl: string;
  imsOrg: string;
  clientId: string;
  sandbox: string;
  /** Epoch milliseconds; absent if the token does not contain it. */
  tokenExpiresAt?: number;
}

/**
 * Requests a token, or uses the cached one.
 *
 * @throws AuthError if the token endpoint issues none.
 * @example
 * const { clientId, tokenExpiresAt } = await authStatus();
 */
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

/** IMS tokens are JSON Web Tokens that contain their creation time and lifetime, in milliseconds as strings. */
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
