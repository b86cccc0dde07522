import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isEnded, portalAccess } from './portal-access.ts';

export const SESSION_COOKIE = 'headwater-portal';
export const SESSION_SECONDS = 12 * 60 * 60;

/** What a session's cookie says. */
export interface PortalSession {
  /** The same in every cookie of the session. */
  id: string;
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
  return { id: randomBytes(16).toString('base64url'), endsAt: now + SESSION_SECONDS * 1000 };
}

/** The value of a session's cookie: when it ends, its id, its profile, and their signature. */
export function signSession(
  { id, endsAt, profile = '' }: PortalSession,
  { key = portalAccess().cookieKey }: Pick<CookieOptions, 'key'> = {},
): string {
  const claim = `${endsAt}.${id}.${Buffer.from(profile).toString('base64url')}`;
  return `${claim}.${signatureOf(claim, key)}`;
}

/** @returns nothing for a cookie that is not one of ours, or whose session has ended or was signed out of */
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
