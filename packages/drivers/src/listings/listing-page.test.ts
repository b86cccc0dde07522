import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPage } from './listing-page.ts';

test('pages together contain every name once, sorted, for any input order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 7 }), (names, maxEntries) => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = createPage<string>({ maxEntries, after });
        for (const name of names) page.add(name, name);
        const { items, next } = page.finish();
        expect(items.length).toBeLessThanOrEqual(maxEntries);
        seen.push(...items.map(([name]) => name));
        after = next;
      } while (after !== undefined);
      expect(seen).toEqual([...names].sort((one, other) => (one < other ? -1 : 1)));
    }),
  );
});
