import { sessionOf } from '../session/session-of.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { filtersOf, type ListConnectionsOptions } from './list-connections.ts';
import { searchReach } from './search-reach.ts';

export interface ConnectionPageOptions extends Omit<ListConnectionsOptions, 'name' | 'search' | 'limit'> {
  /** Text that the name has, as far as `searchReach` says the target finds it. @default any name */
  search?: string | undefined;
  /** @default 50 */
  pageSize?: number | undefined;
  /** Where a page before ended, as its `next`. */
  continuation?: string | undefined;
}

export interface ConnectionPage {
  items: readonly ConnectionView[];
  /** `continuation` of the page after this one; absent on the last. */
  next?: string;
}

/** One page of the session's connections, however many there are. */
export async function listConnectionPage(options: ConnectionPageOptions = {}): Promise<ConnectionPage> {
  const { search = '', source, orderBy, pageSize = 50, continuation, signal } = options;
  const session = await sessionOf(options);
  const { connections, headwater } = session.client;
  const property = await filtersOf({ ...options, name: undefined });
  const query = { property, limit: pageSize, orderby: orderBy, continuationToken: continuation, signal };
  const isAnywhere = search !== '' && (await searchReach({ session })) === 'anywhere';
  const page = isAnywhere
    ? await headwater.findConnections({ ...query, nameContains: search })
    : await connections.list({ ...query, property: [...property, ...startFilters(search)] });
  const views = await Promise.all(page.items.map(toConnectionView));
  const { continuationToken: next } = page;
  return {
    // The API filters by spec id, which two sources may share, and not by every text.
    items: views
      .filter((view) => source === undefined || view.source === source)
      .filter((view) => isAnywhere || view.name.startsWith(search)),
    ...(next !== undefined && { next }),
  };
}

/** The API has no filter for a beginning, but ranges: from the beginning to the last name that has it. */
function startFilters(start: string): readonly string[] {
  if (start === '' || start.includes('"')) return [];
  return [`name>="${start}"`, `name<"${start}\u{10ffff}"`];
}
