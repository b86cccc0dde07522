import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEtag, isSameEtag } from './etag.ts';

test('an etag contains the time of the write in the platform’s form', () => {
  const seconds = 0x5e83afa3;

  expect(createEtag(seconds * 1000 + 999)).toMatch(/^"[0-9a-f]{8}-0000-0200-0000-5e83afa30000"$/);
});

test('two etags always differ, even if created at the same moment', () => {
  expect(new Set(Array.from({ length: 1000 }, () => createEtag(0))).size).toBe(1000);
});

test('an etag matches itself with and without quotes, and no other etag', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (first, second) => {
      const etag = createEtag(first);

      expect(isSameEtag(etag, etag)).toBe(true);
      expect(isSameEtag(etag.slice(1, -1), etag)).toBe(true);
      expect(isSameEtag(createEtag(second), etag)).toBe(false);
    }),
  );
});
