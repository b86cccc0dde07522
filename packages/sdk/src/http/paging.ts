import { HeadwaterError } from '../errors/headwater-error.ts';
import { type Query, queryString } from './query.ts';

/** One page of a list, and access to the next one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
  /**
   * Pass it as the list's `continuationToken` to request the next page later. Absent if the target pages differently.
   */
  readonly continuationToken: string | undefined;
  /** The next page, or `undefined` after the last one. */
  next(): Promise<Page<Item> | undefined>;
}

/** `await` it for the first page; use `for await` for every item of every page. */
export interface PagePromise<Item> extends Promise<Page<Item>>, AsyncIterable<Item> {}

/** The response of a list. The last page may lack its links. */
export interface ListAnswer<Item> {
  items: readonly Item[] | null;
  _links?: { next?: { href: string } | null } | null;
}

export type LoadPage<Item> = (query: Query) => Promise<ListAnswer<Item>>;

export function paged<Item>(load: LoadPage<Item>, query: Query = {}): PagePromise<Item> {
  const first = loadPage(load, query);
  return Object.assign(first, { [Symbol.asyncIterator]: () => everyItem(first) });
}

async function loadPage<Item>(load: LoadPage<Item>, query: Query): Promise<Page<Item>> {
  const { items, _links } = await load(query);
  const following = nextQuery(query, _links?.next?.href);
  return {
    items: items ?? [],
    hasNext: following !== undefined,
    continuationToken: following && readToken(_links?.next?.href),
    next: async () => (following === undefined ? undefined : await loadPage(load, following)),
  };
}

async function* everyItem<Item>(first: Promise<Page<Item>>): AsyncGenerator<Item, void, undefined> {
  for (let page: Page<Item> | undefined = await first; page !== undefined; page = await page.next()) {
    yield* page.items;
  }
}

function readToken(href: string | undefined): string | undefined {
  return new URLSearchParams(href?.split('?')[1]).get('continuationToken') ?? undefined;
}

/**
 * The original query with the parameters of the link merged into it. Host and path of the link are ignored: the link
 * may be relative to any of several bases, and a token must not be sent to an address from a response.
 */
function nextQuery(query: Query, href: string | undefined): Query | undefined {
  if (href === undefined) return undefined;
  const linked = new URLSearchParams(href.split('?')[1]);
  const following = { ...query };
  for (const name of linked.keys()) following[name] = linked.getAll(name);
  if (queryString(following) !== queryString(query)) return following;
  throw new HeadwaterError(`The next page of the list is the same page again: ${href}`, {
    code: 'page-repeats',
    nextSteps: ['Report this to the operator of the service. The rest of the list cannot be read.'],
  });
}
