import type { Listing } from '@headwater/drivers';
import { expect, test } from 'vitest';
import { listWhole } from './explore-source.ts';
import type { ReachableSource } from './reach-source.ts';

/** A source whose root has the given number of entries. */
function sourceOf(count: number): ReachableSource {
  const list = async (
    { limits: { maxEntries } }: ReachableSource['context'],
    _path: string,
    { after = '0' }: { after?: string } = {},
  ): Promise<Listing> => {
    const start = Number(after);
    const end = Math.min(start + maxEntries, count);
    const entries = Array.from({ length: end - start }, (_, index) => ({
      type: 'file' as const,
      name: `${start + index}`,
      path: `${start + index}`,
      canPreview: false,
      canFetchSchema: false,
    }));
    return end < count ? { entries, after: String(end) } : { entries };
  };
  return {
    driver: { list },
    context: { limits: { maxEntries: 1000 } },
    use: (_use: string, work: () => Promise<unknown>) => work(),
  } as unknown as ReachableSource;
}

test('returns 50,000 entries in one answer, each once', async () => {
  const entries = await listWhole(sourceOf(50_000), '');
  expect(new Set(entries.map(({ path }) => path)).size).toBe(50_000);
});

test('rejects a larger listing and points to paged listings', async () => {
  await expect(listWhole(sourceOf(50_001), 'long/')).rejects.toMatchObject({
    code: 'CONNECTOR-1308-400',
    message: expect.stringMatching(/"long\/" holds more than 50000 entries.*\/headwater\/connections\//),
  });
});
