import {
  InvalidCursorError,
  type ListQuery,
  type RowPage,
  type SandboxScope,
  type Store,
} from '@headwater/flow-store';
import type { ConnectionPage } from '@headwater/models';
import type { FilterParameter } from '../../gateway/validation/property-expression.ts';
import { problem } from '../../problems/service-problem.ts';
import { toConditions, toOrder } from './connection-filter.ts';
import { toConnection } from './connection-view.ts';
import {
  decodePageToken,
  digestCriteria,
  encodePageToken,
  invalidPageToken,
  type PageCriteria,
  type PageToken,
} from './page-token.ts';

/** A list request, from a query or a search body. */
export interface ListRequest extends PageCriteria {
  count?: boolean | undefined;
  /** Number of matches to skip; ignored beside a token. */
  start?: number | undefined;
  continuationToken?: string | undefined;
}

/** The endpoint that a list belongs to. */
export interface ListSource {
  store: Store;
  scope: SandboxScope;
  /** Path of the list, relative to the base, for the link to the next page. */
  path: string;
  maxLimit: number;
  /** True if every page's request has the criteria in its body. */
  isSearch?: boolean;
}

/** Default number of entities per page. */
const DEFAULT_LIMIT = 100;
/** Maximum length of a list's filters: the link contains them, and clients may repeat them beside it. */
const MAX_FILTER_CHARACTERS = 16_000;

/** Returns a page of connections, or only their number. */
export async function listPage(request: ListRequest, source: ListSource): Promise<ConnectionPage> {
  if (request.count) return await countMatches(request, source);
  if (!source.isSearch) refuseLongFilters(request);
  const token =
    request.continuationToken === undefined ? undefined : decodePageToken(request.continuationToken);
  if (token && token.searched !== (source.isSearch ? digestCriteria(request) : undefined))
    throw invalidPageToken();
  // Clients repeat their limit beside the token; the other criteria are those of the first page.
  const criteria: PageCriteria =
    token && !source.isSearch ? { ...token, limit: request.limit ?? token.limit } : request;
  const query = toQuery(criteria, token, source);
  const offset = token === undefined ? (request.start ?? 0) : 0;
  const { rows, next } = await readRows({ ...query, offset }, source);
  const items = rows.map((row) => toConnection(row, source.scope));
  return {
    items,
    _links: next === undefined ? {} : { next: { href: toHref(source, { ...criteria, after: next }) } },
  };
}

function refuseLongFilters({ property, nameContains = '' }: ListRequest): void {
  const length = property.reduce((sum, expression) => sum + expression.length, nameContains.length);
  if (length <= MAX_FILTER_CHARACTERS) return;
  const wanted = `These filters have ${length} characters; a list takes ${MAX_FILTER_CHARACTERS}. A search takes more.`;
  const longest = nameContains.length > length / 2 ? 'nameContains' : 'property';
  throw problem('FLOW-1453-400', longest, wanted);
}

async function countMatches(
  { property, orderby, limit }: ListRequest,
  { store, scope, isSearch }: ListSource,
): Promise<ConnectionPage> {
  if (limit !== undefined) throw problem('FLOW-1401-400');
  if (orderby !== undefined) toOrder(orderby);
  return { count: await store.connections.count(scope, toConditions(property, filterParameter(isSearch))) };
}

function toQuery(
  { property, nameContains, orderby, limit, ...criteria }: PageCriteria,
  token: PageToken | undefined,
  { maxLimit, isSearch }: ListSource,
): ListQuery {
  const attention = toAttention(criteria);
  return {
    conditions: toConditions(property, filterParameter(isSearch)),
    limit: Math.min(limit ?? DEFAULT_LIMIT, maxLimit),
    ...(nameContains === undefined ? {} : { nameContains }),
    ...(attention === undefined ? {} : { attention }),
    ...(orderby === undefined ? {} : { order: toOrder(orderby) }),
    ...(token === undefined ? {} : { after: token.after }),
  };
}

function filterParameter(isSearch = false): FilterParameter {
  return isSearch ? 'queryString' : 'property';
}

function toAttention({
  attention,
  expiringBefore = 0,
}: Pick<PageCriteria, 'attention' | 'expiringBefore'>): ListQuery['attention'] {
  return attention === 'expiring' ? { expiringBefore } : attention;
}

async function readRows(query: ListQuery, { store, scope }: ListSource): Promise<RowPage> {
  try {
    return await store.connections.list(scope, query);
  } catch (error) {
    throw error instanceof InvalidCursorError ? invalidPageToken() : error;
  }
}

/** The token is the only query parameter, so that the link is all a client needs. */
function toHref(
  { path, isSearch }: ListSource,
  { property, nameContains, attention, expiringBefore, orderby, limit, after }: PageToken,
): string {
  const token = isSearch
    ? { searched: digestCriteria({ property, orderby }), property: [], after }
    : { property, nameContains, attention, expiringBefore, orderby, limit, after };
  return `${path}?continuationToken=${encodePageToken(token)}`;
}
