import { specIdsOf } from '@headwater/sources';
import { findSource } from '../catalogue/find-source.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { nameFilter } from './name-filter.ts';
import { searchReach } from './search-reach.ts';

const MAX_PAGE_SIZE = 100;

export interface ListConnectionsOptions extends UseCaseOptions {
  /** Exact name. */
  name?: string | undefined;
  /**
   * Text that the name has somewhere, whatever its case. Where the target cannot find it, every connection is read for it.
   */
  search?: string | undefined;
  /** Slug of a source. */
  source?: string | undefined;
  state?: ConnectionView['state'] | undefined;
  /** Field to order by; `-` before it orders descending. @default -createdAt */
  orderBy?: string | undefined;
  /** No more than these. */
  limit?: number | undefined;
}

export interface ConnectionList {
  items: readonly ConnectionView[];
  /** Whether more match than the limit let through. */
  hasMore: boolean;
}

/** The connections of the session's sandbox, up to a limit. @default limit 100 */
export async function listConnections(options: ListConnectionsOptions = {}): Promise<ConnectionList> {
  const { limit = MAX_PAGE_SIZE } = options;
  const items: ConnectionView[] = [];
  for await (const view of iterateConnections({ ...options, limit: limit + 1 })) items.push(view);
  return { items: items.slice(0, limit), hasMore: items.length > limit };
}

/** Every connection that matches, asked for page by page as they are consumed. */
export async function* iterateConnections(
  options: ListConnectionsOptions = {},
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
  let count = 0;
  for await (const connection of matches) {
    const view = await toConnectionView(connection);
    // The API filters by spec id, which two sources may share, and not by every name.
    if (source !== undefined && view.source !== source) continue;
    if (name !== undefined && view.name !== name) continue;
    if (!isFound && !view.label.toLowerCase().includes(search.toLowerCase())) continue;
    yield view;
    count += 1;
    if (count >= limit) return;
  }
}

/** The `property` parameters for what is asked. */
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
