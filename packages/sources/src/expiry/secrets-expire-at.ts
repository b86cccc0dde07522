import { certificateExpiry } from './certificate-expiry.ts';
import { sasExpiry } from './sas-expiry.ts';
import { tokenExpiry } from './token-expiry.ts';

/** Each reader first looks for a marker, so that a value without an expiry date costs next to nothing. */
const READERS = [sasExpiry, tokenExpiry, certificateExpiry] as const;
/** The parameters that an authorization code is exchanged for. A refresh token renews them. */
const RENEWED: ReadonlySet<string> = new Set(['accessToken', 'expirationDate']);
/** The last instant that a date can represent. */
const LAST_INSTANT = 8_640_000_000_000_000;

/**
 * The earliest expiry that parameters state themselves: in signed addresses, JSON Web Tokens, and certificates.
 * `expirationDate` gives the expiry of the access token in the same set. A secret that a refresh token renews does
 * not expire.
 *
 * @returns Epoch milliseconds; undefined if no parameter states an expiry. The date alone reveals nothing about a
 * secret.
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
