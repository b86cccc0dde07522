import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { portalAccess } from './portal-access.ts';

export const SESSION_COOKIE = 'headwater-portal';
export const SESSION_SECONDS = 12 * 60 * 60;

export interface CookieOptions {
  /** @default the key of this process */
  key?: Buffer;
  /** Epoch milliseconds. @default Date.now() */
  now?: number;
}

/** The value of a new session's cookie: when it ends, a nonce, and their signature. */
export function signSession({
  key = portalAccess().cookieKey,
  now = Date.now(),
}: CookieOptions = {}): string {
  const claim = `${now + SESSION_SECONDS * 1000}.${randomBytes(16).toString('base64url')}`;
  return `${claim}.${signatureOf(claim, key)}`;
}

/** Whether a cookie is one of ours that has not ended. */
export function isSession(
  cookie: string | undefined,
  { key = portalAccess().cookieKey, now = Date.now() }: CookieOptions = {},
): boolean {
  const [ends = '', nonce = '', signature = ''] = cookie?.split('.') ?? [];
  const expected = Buffer.from(signatureOf(`${ends}.${nonce}`, key));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(ends) > now;
}

function signatureOf(claim: string, key: Buffer): string {
  return createHmac('sha256', key).update(claim).digest('base64url');
}
