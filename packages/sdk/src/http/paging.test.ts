import { describe, expect, it } from 'vitest';
import { answer, recordingServer } from '../testing/recording-server.ts';
import { testClient } from '../testing/test-client.ts';
import { type ListAnswer, paged } from './paging.ts';
import type { Query } from './query.ts';

/** Pages 1, 2, 3 …, linked by `link`. Records the requests. */
function pages(
  count: number,
  link: (next: number) => string,
): { asked: Query[]; load(query: Query): Promise<ListAnswer<string>> } {
  const asked: Query[] = [];
  return {
    asked,
    load: async (query) => {
      asked.push(query);
      const page = asked.length;
      const _links = page < count ? { next: { href: link(page + 1) } } : {};
      return { items: [`${page}a`, `${page}b`], _links };
    },
  };
}

const byToken = (next: number): string => `/connections?continuationToken=page-${next}`;

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('a list', () => {
  it('is a page when awaited', async () => {
    const page = await paged(pages(2, byToken).load);
    expect(page).toMatchObject({ items: ['1a', '1b'], hasNext: true, continuationToken: 'page-2' });
    const last = await page.next();
    expect(last).toMatchObject({ items: ['2a', '2b'], hasNext: false });
    expect(await last?.next()).toBeUndefined();
  });

  it('yields every item when iterated, and loads each page only when needed', async () => {
    const { load, asked } = pages(3, byToken);
    const list = paged(load);
    for await (const item of list) {
      if (item === '2a') break;
    }
    expect(asked).toHaveLength(2);
    expect(await all(paged(pages(3, byToken).load))).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
  });

  it.each([
    { form: 'relative', link: byToken },
    { form: 'absolute', link: (next: number) => `https://elsewhere.example${byToken(next)}` },
    { form: 'a bare query', link: (next: number) => `?continuationToken=page-${next}` },
  ])('keeps its own criteria and uses the token of a link that is $form', async ({ link }) => {
    const { load, asked } = pages(2, link);
    await all(paged(load, { limit: 2, property: ['state==enabled'] }));
    expect(asked[1]).toEqual({ limit: 2, property: ['state==enabled'], continuationToken: ['page-2'] });
  });

  it.each<{ last: ListAnswer<string> }>([
    { last: { items: ['x'] } },
    { last: { items: ['x'], _links: null } },
    { last: { items: ['x'], _links: { next: null } } },
  ])('ends with a response such as $last', async ({ last }) => {
    expect(await all(paged(async () => last))).toEqual(['x']);
  });

  it.each<{ empty: ListAnswer<string> }>([{ empty: { items: [] } }, { empty: { items: null } }])(
    'is empty for $empty',
    async ({ empty }) => {
      expect(await all(paged(async () => empty))).toEqual([]);
    },
  );

  it.each(['/connections', '/connections?continuationToken=same'])(
    'fails instead of reading %s forever',
    async (href) => {
      const list = paged(async () => ({ items: [1], _links: { next: { href } } }));
      await expect(all(list)).rejects.toMatchObject({ code: 'page-repeats' });
    },
  );

  it('never leaves the base URL, regardless of the link', async () => {
    const thief = await recordingServer(() => answer(200, { items: [] }));
    const server = await recordingServer((_request, index) =>
      answer(200, {
        items: [{ id: `c-${index}` }],
        _links: index === 0 ? { next: { href: `${thief.url}/x?continuationToken=t` } } : {},
      }),
    );
    const found = await all(testClient(server.url).connections.list());
    expect(found.map(({ id }) => id)).toEqual(['c-0', 'c-1']);
    expect(thief.requests).toEqual([]);
  });
});
