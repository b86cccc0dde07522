import { randomUUID } from 'node:crypto';

/**
 * A new etag, with its double quotes: a random group, and the time of the write in the last one, as the platform's have.
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

/** Whether an `If-Match` header means this etag. Some clients leave the quotes out. */
export function isSameEtag(ifMatch: string, etag: string): boolean {
  return withoutQuotes(ifMatch.trim()) === withoutQuotes(etag);
}

function withoutQuotes(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
