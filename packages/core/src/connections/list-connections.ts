import type { Connection } from '@headwater/models';
import type { Page } from '@headwater/sdk';
import { specIdsOf } from '@headwater/sources';
import { findSource } from '../catalog/find-source.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { isOtherThanSource } from './connection-role.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { nameFilter } from './name-filter.ts';
import { searchReach } from './search-reach.ts';

const MAX_PAGE_SIZE = 100;

export interface ListConnectionsOptions extends UseCaseOptions {
  /** Exact name. */
  name?: string | undefined;
  /** Part of the name, case-insensitive. If the target cannot search for it, every connection is read. */
  search?: string | undefined;
  /** Slug of a source. */
  source?: string | undefined;
  state?: ConnectionView['state'] | undefined;
  /**
   * If `true`, includes the accounts of destinations and the base connections of the platform, which the same call
   * lists.
   * @default false
   */
  includeOthers?: boolean | undefined;
  /** Field to sort by; a leading `-` sorts in descending order. @default -createdAt */
  orderBy?: string | undefined;
  /** Maximum number of connections. */
  limit?: number | undefined;
}

export interface ConnectionList {
  items: readonly ConnectionView[];
  /** True if more connections match than the limit allows. */
  hasMore: boolean;
  /** Number of connections read but omitted because they do not belong to a source. */
  hidden: number;
}

/**
 * Lists the connections of the session's sandbox, up to a limit.
 *
 * @default limit 100
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { items } = await listConnections({ source: 'azure-blob' });
 */
export async function listConnections(options: ListConnectionsOptions = {}): Promise<ConnectionList> {
  const { limit = MAX_PAGE_SIZE } = options;
  const { includeOthers = false } = options;
  const items: ConnectionView[] = [];
  let hidden = 0;
  for await (const view of matchingConnections({ ...options, limit: limit + 1 })) {
    if (!includeOthers && isOtherThanSource(view.role)) hidden += 1;
    else if (items.length === limit) return { items, hasMore: true, hidden };
    else items.push(view);
  }
  return { items, hasMore: false, hidden };
}

/**
 * Yields every matching connection and requests pages as they are consumed.
 *
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * for await (const { id, label } of iterateConnections()) console.log(id, label);
 */
export async function* iterateConnections(
  options: ListConnectionsOptions = {},
): AsyncGenerator<ConnectionView, void, void> {
  const { limit = Number.POSITIVE_INFINITY, includeOthers = false } = options;
  let count = 0;
  if (limit <= 0) return;
  for await (const view of matchingConnections(options)) {
    if (!includeOthers && isOtherThanSource(view.role)) continue;
    yield view;
    count += 1;
    if (count >= limit) return;
  }
}

/** Yields matching connections of every role. The limit only sets the page size. */
async function* matchingConnections(
  options: ListConnectionsOptions,
): AsyncGenerator<ConnectionView, void, void> {
  const { name, search = '', source, limit = Number.POSITIVE_INFINITY, orderBy, signal } = options;
  const session = await sessionOf(options);
  const { connections, headwater } = session.client;
  const query = {
    property: await filtersOf(options),
    limit: Math.min(limit, MAX_PAGE_SIZE),
    orderby: orderBy,
  };
  const isFound = search !== '' && (await searchReach({ session })) === 'anywhere';
  const matches = isFound
    ? headwater.findConnections({ ...query, nameContains: search }, { signal })
    : connections.list(query, { signal });
  for (let page: Page<Connection> | undefined = await matches; page; page = await page.next()) {
    const views = await Promise.all(page.items.map((item) => toConnectionView(item, session.target)));
    yield* views.filter(
      (view) =>
        // The API filters by spec id, which two sources may share, and cannot filter by every name.
        (source === undefined || view.source === source) &&
        (name === undefined || view.name === name) &&
        (isFound || view.label.toLowerCase().includes(search.toLowerCase())),
    );
  }
}

/** Returns the `property` parameters for a filter. */
export async function filtersOf({
  name,
  source,
  state,
}: Pick<ListConnectionsOptions, 'name' | 'source' | 'state'>): Promise<readonly string[]> {
  const specIds = source === undefined ? undefined : specIdsOf(await findSource(source));
  return [
    ...(name === undefined ? [] : nameFilter(name)),
    ...(specIds === undefined ? [] : [`connectionSpec.id==${specIds.join(',')}`]),
    ...(state === undefined ? [] : [`state==${state}`]),
  ];
}
