import { type FieldCondition, InvalidCursorError, type Page, type PageQuery } from '@headwater/flow-store';
import type { PageLinks } from '@headwater/models';
import type { FilterParameter } from '../../gateway/validation/property-expression.ts';
import { problem } from '../../problems/service-problem.ts';
import { type FilterFields, toConditions, toOrder } from './filter.ts';
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

/** A page of a list as the API shows it, or only a count. */
export interface ListPage<Item> {
  items?: Item[];
  _links?: PageLinks;
  count?: number;
}

/** The endpoint that a list belongs to, and the rows behind it. */
export interface ListSource<Field extends string, Row, Item> {
  fields: FilterFields<Field>;
  /** Plural noun of the entities, for problems. */
  kind: string;
  /** @param criteria Of the first page, with those that only some lists have. */
  list(query: PageQuery<Field>, criteria: PageCriteria): Promise<Page<Row>>;
  count(conditions: readonly FieldCondition<Field>[]): Promise<number>;
  toItem(row: Row): Item;
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

/** Returns a page of entities, or only their number. */
export async function listPage<Field extends string, Row, Item>(
  request: ListRequest,
  source: ListSource<Field, Row, Item>,
): Promise<ListPage<Item>> {
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
  const { rows, next } = await readRows({ ...query, offset }, criteria, source);
  return {
    items: rows.map(source.toItem),
    _links: next === undefined ? {} : { next: { href: toHref(source, { ...criteria, after: next }) } },
  };
}

function refuseLongFilters({ property, nameContains = '' }: ListRequest): void {
  const length = property.reduce((sum, expression) => sum + expression.length, nameContains.length);
  if (length <= MAX_FILTER_CHARACTERS) return;
  const wanted = `These filters have ${length} characters; a list takes ${MAX_FILTER_CHARACTERS}. A search takes more.`;
  const longest = nameContains.length > length / 2 ? 'nameContains' : 'property';
  throw problem('FLOW-1453-400', { name: longest, wanted });
}

async function countMatches<Field extends string, Row, Item>(
  { property, orderby, limit }: ListRequest,
  { fields, kind, count, isSearch }: ListSource<Field, Row, Item>,
): Promise<ListPage<Item>> {
  if (limit !== undefined) throw problem('FLOW-1401-400');
  if (orderby !== undefined) toOrder(orderby, { fields, kind });
  return { count: await count(toConditions(property, fields, filterParameter(isSearch))) };
}

function toQuery<Field extends string, Row, Item>(
  { property, nameContains, orderby, limit }: PageCriteria,
  token: PageToken | undefined,
  { fields, kind, maxLimit, isSearch }: ListSource<Field, Row, Item>,
): PageQuery<Field> {
  return {
    conditions: toConditions(property, fields, filterParameter(isSearch)),
    limit: Math.min(limit ?? DEFAULT_LIMIT, maxLimit),
    ...(nameContains === undefined ? {} : { nameContains }),
    ...(orderby === undefined ? {} : { order: toOrder(orderby, { fields, kind }) }),
    ...(token === undefined ? {} : { after: token.after }),
  };
}

function filterParameter(isSearch = false): FilterParameter {
  return isSearch ? 'queryString' : 'property';
}

async function readRows<Field extends string, Row, Item>(
  query: PageQuery<Field>,
  criteria: PageCriteria,
  { list }: ListSource<Field, Row, Item>,
): Promise<Page<Row>> {
  try {
    return await list(query, criteria);
  } catch (error) {
    throw error instanceof InvalidCursorError ? invalidPageToken() : error;
  }
}

/** The token is the only query parameter, so that the link is all a client needs. */
function toHref(
  { path, isSearch }: { path: string; isSearch?: boolean },
  { property, nameContains, attention, expiringBefore, orderby, limit, after }: PageToken,
): string {
  const token = isSearch
    ? { searched: digestCriteria({ property, orderby }), property: [], after }
    : { property, nameContains, attention, expiringBefore, orderby, limit, after };
  return `${path}?continuationToken=${encodePageToken(token)}`;
}
