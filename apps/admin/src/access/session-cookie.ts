import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isEnded, portalAccess } from './portal-access.ts';

export const SESSION_COOKIE = 'headwater-portal';
export const SESSION_SECONDS = 12 * 60 * 60;

/** Contents of a session cookie. */
export interface PortalSession {
  /** Session id, the same in every cookie of the session. */
  id: string;
  /** Epoch milliseconds. */
  endsAt: number;
  /** Profile chosen in this session; absent for the portal's initial profile. */
  profile?: string;
}

export interface CookieOptions {
  /** @default the key of this process */
  key?: Buffer;
  /** Epoch milliseconds. @default Date.now() */
  now?: number;
}

/** Creates a session that begins now. */
export function newSession({ now = Date.now() }: Pick<CookieOptions, 'now'> = {}): PortalSession {
  return { id: randomBytes(16).toString('base64url'), endsAt: now + SESSION_SECONDS * 1000 };
}

/** The value of a session cookie: expiry, session id, profile, and their signature. */
export function signSession(
  { id, endsAt, profile = '' }: PortalSession,
  { key = portalAccess().cookieKey }: Pick<CookieOptions, 'key'> = {},
): string {
  const claim = `${endsAt}.${id}.${Buffer.from(profile).toString('base64url')}`;
  return `${claim}.${signatureOf(claim, key)}`;
}

/** @returns undefined for a cookie with an invalid signature, or if its session has expired or was signed out */
export function readSession(
  cookie: string | undefined,
  { key = portalAccess().cookieKey, now = Date.now() }: CookieOptions = {},
): PortalSession | undefined {
  const [ends = '', id = '', profile = '', signature = ''] = cookie?.split('.') ?? [];
  const expected = Buffer.from(signatureOf(`${ends}.${id}.${profile}`, key));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const endsAt = Number(ends);
  if (endsAt <= now || isEnded(id)) return undefined;
  return { id, endsAt, ...(profile !== '' && { profile: Buffer.from(profile, 'base64url').toString() }) };
}

function signatureOf(claim: string, key: Buffer): string {
  return createHmac('sha256', key).update(claim).digest('base64url');
}
