import { HeadwaterError } from '../errors/headwater-error.ts';
import { type Query, queryString } from './query.ts';

/** One page of a list, and the way to the next. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
  /** Asks for the next page later, as the list's `continuationToken`; absent where a target pages in another way. */
  readonly continuationToken: string | undefined;
  /** The page after this one, or `undefined` after the last. */
  next(): Promise<Page<Item> | undefined>;
}

/** `await` it for the first page; `for await` it for every item of every page. */
export interface PagePromise<Item> extends Promise<Page<Item>>, AsyncIterable<Item> {}

/** How lists answer; a last page may lack its links altogether. */
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
 * Our own query with the parameters of the link laid over it. Its host and path are not followed: the link may be
 * relative to any of several bases, and a token must not be sent wherever an answer points.
 */
function nextQuery(query: Query, href: string | undefined): Query | undefined {
  if (href === undefined) return undefined;
  const linked = new URLSearchParams(href.split('?')[1]);
  const following = { ...query };
  for (const name of linked.keys()) following[name] = linked.getAll(name);
  if (queryString(following) !== queryString(query)) return following;
  throw new HeadwaterError(`The list answered a next page that is the same page again: ${href}`, {
    code: 'page-repeats',
    nextSteps: ['Report it to whoever runs the service; the rest of the list cannot be reached.'],
  });
}
