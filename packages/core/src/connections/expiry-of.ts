/** Time before expiry from which secrets cause a warning. */
export const NOTICE_MS: number = 14 * 24 * 60 * 60 * 1000;

/** `soon` within 14 days. */
export type Expiry = 'expired' | 'soon' | 'later';

/** Returns the expiry status of a secret. @param end Epoch milliseconds, as is `now`. */
export function expiryOf(end: number, now: number): Expiry {
  if (end <= now) return 'expired';
  return end < now + NOTICE_MS ? 'soon' : 'later';
}
