import { randomUUID } from 'node:crypto';

/**
 * Creates an etag with double quotes. As on the platform, the first group is random and the last one is the time of
 * the write.
 *
 * @param now Epoch milliseconds.
 */
export function createEtag(now: number): string {
  const unique = randomUUID().slice(0, 8);
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')
    .slice(-8);
  return `"${unique}-0000-0200-0000-${seconds}0000"`;
}

/** True if an `If-Match` header matches this etag. Some clients omit the quotes. */
export function isSameEtag(ifMatch: string, etag: string): boolean {
  return withoutQuotes(ifMatch.trim()) === withoutQuotes(etag);
}

function withoutQuotes(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
