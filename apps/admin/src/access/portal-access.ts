import { createHash, randomBytes } from 'node:crypto';

/** Who may come in: the key that signs session cookies, the sign-in codes that nobody has used yet, and the sessions that were ended. */
export interface PortalAccess {
  readonly cookieKey: Buffer;
  /** SHA-256 of each code. */
  readonly codeHashes: Set<string>;
  /** Id of each session that was signed out of, and when it would have ended by itself, in epoch milliseconds. */
  readonly endedSessions: Map<string, number>;
  /** Called with each new code. */
  announce(code: string): void;
}

declare global {
  var headwaterPortalAccess: PortalAccess | undefined;
}

/**
 * The access of this process. Next bundles proxy, pages and actions apart from each other, so module state would be
 * there several times; the process has it once. A restart makes every session end.
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

/** Passes every new code to the process that started the portal; the first one at once. */
export function announceCodes(announce: (code: string) => void): void {
  portalAccess().announce = announce;
  requestCode();
}

/**
 * Announces a new code, unless one is still unused. Anybody may ask: what is announced can only be read where the portal
 * runs, and an unused code is never followed by another.
 *
 * @returns True if a code was announced.
 */
export function requestCode(): boolean {
  const { codeHashes, announce } = portalAccess();
  if (codeHashes.size > 0) return false;
  announce(issueCode());
  return true;
}

/** A code that signs in once. */
function issueCode(): string {
  const code = randomBytes(32).toString('base64url');
  portalAccess().codeHashes.add(hash(code));
  return code;
}

/** Uses a code up. @returns True if it was valid. */
export function redeemCode(code: string): boolean {
  return portalAccess().codeHashes.delete(hash(code));
}

/** Ends a session in all of its cookies, copied ones too. */
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
