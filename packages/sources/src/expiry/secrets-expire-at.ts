import { certificateExpiry } from './certificate-expiry.ts';
import { sasExpiry } from './sas-expiry.ts';
import { tokenExpiry } from './token-expiry.ts';

/** Each looks for a mark first, so that a value that says nothing of its end costs next to nothing. */
const READERS = [sasExpiry, tokenExpiry, certificateExpiry] as const;
/** What an authorization code was exchanged for: parameters that a refresh token renews. */
const RENEWED: ReadonlySet<string> = new Set(['accessToken', 'expirationDate']);
/** The last instant that a date can name. */
const LAST_INSTANT = 8_640_000_000_000_000;

/**
 * When the first of some parameters ends, as they say themselves: signed addresses, JSON Web Tokens and certificates do, and
 * `expirationDate` says it of the access token beside it. What a refresh token renews counts as endless.
 *
 * @returns Epoch milliseconds; undefined when none says so. The date alone gives nothing of a secret away.
 */
export function secretsExpireAt(params: Readonly<Record<string, unknown>>): number | undefined {
  let first: number | undefined;
  for (const name in params) {
    const value = params[name];
    if (typeof value !== 'string' || (RENEWED.has(name) && params.refreshToken)) continue;
    const end = name === 'expirationDate' ? Date.parse(value) : endOf(value);
    if (isInstant(end) && (first === undefined || end < first)) first = end;
  }
  return first;
}

function endOf(value: string): number | undefined {
  for (const read of READERS) {
    const end = read(value);
    if (end !== undefined) return end;
  }
  return undefined;
}

function isInstant(end: number | undefined): end is number {
  return end !== undefined && Math.abs(end) <= LAST_INSTANT;
}
