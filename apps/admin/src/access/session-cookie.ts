import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { portalAccess } from './portal-access.ts';

export const SESSION_COOKIE = 'headwater-portal';
export const SESSION_SECONDS = 12 * 60 * 60;

/** What a session's cookie says. */
export interface PortalSession {
  /** Epoch milliseconds. */
  endsAt: number;
  /** Profile chosen in this session; absent for the one that the portal was started with. */
  profile?: string;
}

export interface CookieOptions {
  /** @default the key of this process */
  key?: Buffer;
  /** Epoch milliseconds. @default Date.now() */
  now?: number;
}

/** A session that begins now. */
export function newSession({ now = Date.now() }: Pick<CookieOptions, 'now'> = {}): PortalSession {
  return { endsAt: now + SESSION_SECONDS * 1000 };
}

/** The value of a session's cookie: when it ends, a nonce, its profile, and their signature. */
export function signSession(
  { endsAt, profile = '' }: PortalSession,
  { key = portalAccess().cookieKey }: Pick<CookieOptions, 'key'> = {},
): string {
  const nonce = randomBytes(16).toString('base64url');
  const claim = `${endsAt}.${nonce}.${Buffer.from(profile).toString('base64url')}`;
  return `${claim}.${signatureOf(claim, key)}`;
}

/** @returns nothing for a cookie that is not one of ours, or whose session has ended */
export function readSession(
  cookie: string | undefined,
  { key = portalAccess().cookieKey, now = Date.now() }: CookieOptions = {},
): PortalSession | undefined {
  const [ends = '', nonce = '', profile = '', signature = ''] = cookie?.split('.') ?? [];
  const expected = Buffer.from(signatureOf(`${ends}.${nonce}.${profile}`, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const endsAt = Number(ends);
  if (endsAt <= now) return undefined;
  return { endsAt, ...(profile !== '' && { profile: Buffer.from(profile, 'base64url').toString() }) };
}

function signatureOf(claim: string, key: Buffer): string {
  return createHmac('sha256', key).update(claim).digest('base64url');
}
