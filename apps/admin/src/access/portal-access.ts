import { createHash, randomBytes } from 'node:crypto';

/**
 * The state of authentication: the key that signs session cookies, the unused sign-in codes, and the ended sessions.
 */
export interface PortalAccess {
  readonly cookieKey: Buffer;
  /** SHA-256 of each unused code. */
  readonly codeHashes: Set<string>;
  /** Id of each session that was signed out, with the expiry that it would have had, in epoch milliseconds. */
  readonly endedSessions: Map<string, number>;
  /** Called with each new code. */
  announce(code: string): void;
}

declare global {
  var headwaterPortalAccess: PortalAccess | undefined;
}

/**
 * The access state of this process. Next bundles the proxy, pages and actions separately, so module state would exist
 * several times; this state exists once per process. A restart ends every session.
 */
export function portalAccess(): PortalAccess {
  globalThis.headwaterPortalAccess ??= {
    cookieKey: randomBytes(32),
    codeHashes: new Set(),
    endedSessions: new Map(),
    announce: () => undefined,
  };
  return globalThis.headwaterPortalAccess;
}

/** Passes the first code, and every later one, to the process that started the portal. */
export function announceCodes(announce: (code: string) => void): void {
  portalAccess().announce = announce;
  requestCode();
}

/**
 * Announces a new code, unless an announced one is still unused. Unauthenticated callers may request this, because
 * only someone with access to the portal's terminal can read the code, and at most one unused code exists.
 *
 * @returns True if a code was announced.
 */
export function requestCode(): boolean {
  const { codeHashes, announce } = portalAccess();
  if (codeHashes.size > 0) return false;
  announce(issueCode());
  return true;
}

/** Creates a code that signs in once. */
function issueCode(): string {
  const code = randomBytes(32).toString('base64url');
  portalAccess().codeHashes.add(hash(code));
  return code;
}

/** Consumes a code. @returns True if it was valid. */
export function redeemCode(code: string): boolean {
  return portalAccess().codeHashes.delete(hash(code));
}

/** Ends a session in all of its cookies, including copies. */
export function endSession({ id, endsAt }: { id: string; endsAt: number }, now: number = Date.now()): void {
  const { endedSessions } = portalAccess();
  for (const [ended, until] of endedSessions) if (until <= now) endedSessions.delete(ended);
  endedSessions.set(id, endsAt);
}

export function isEnded(id: string): boolean {
  return portalAccess().endedSessions.has(id);
}

function hash(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
