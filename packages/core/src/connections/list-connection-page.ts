import type { Connection } from '@headwater/models';
import { HeadwaterError, isApiError, type Page } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { isOtherThanSource } from './connection-role.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { NOTICE_MS } from './expiry-of.ts';
import { filtersOf, type ListConnectionsOptions } from './list-connections.ts';
import { searchReach } from './search-reach.ts';

/** Why a connection needs attention. */
export type Attention = 'failing' | 'expiring';

export interface ConnectionPageOptions extends Omit<ListConnectionsOptions, 'name' | 'search' | 'limit'> {
  /** Part of the name, matched as `searchReach` reports for the target. @default any name */
  search?: string | undefined;
  /**
   * Only connections whose last test failed, or whose secrets have expired or expire within 14 days. Experience
   * Platform keeps neither. @default all
   */
  attention?: Attention | undefined;
  /** @default 50 */
  pageSize?: number | undefined;
  /** `next` of the previous page. */
  continuation?: string | undefined;
}

export interface ConnectionPage {
  items: readonly ConnectionView[];
  /** Number of connections omitted because they do not belong to a source. */
  hidden: number;
  /** `continuation` of the next page; absent on the last page. */
  next?: string;
}

/** A page may consist of omitted connections; at most this many pages of the target are read to fill one. */
const MAX_PAGES_READ = 10;

/**
 * Returns one page of the session's connections, regardless of their total number.
 *
 * @throws HeadwaterError with code `attention-not-kept` if requested on a target that does not track it.
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { items, next } = await listConnectionPage({ search: 'orders' });
 */
export async function listConnectionPage(options: ConnectionPageOptions = {}): Promise<ConnectionPage> {
  const { search = '', source, includeOthers = false, pageSize = 50 } = options;
  const session = await sessionOf(options);
  const { isAnywhere, page: first } = await firstPage(options, session);
  const items: ConnectionView[] = [];
  let hidden = 0;
  let page: Page<Connection> | undefined = first;
  for (let read = 1; page; read += 1) {
    const views = await Promise.all(page.items.map((item) => toConnectionView(item, session.target)));
    const matches = views
      // The API filters by spec id, which two sources may share, and cannot search for every string.
      .filter((view) => source === undefined || view.source === source)
      .filter((view) => isAnywhere || view.label.startsWith(search));
    const shown = matches.filter(({ role }) => includeOthers || !isOtherThanSource(role));
    items.push(...shown);
    hidden += matches.length - shown.length;
    if (items.length >= pageSize / 2 || read === MAX_PAGES_READ || !page.hasNext) break;
    page = await page.next();
  }
  const next = page?.continuationToken;
  return { items, hidden, ...(next !== undefined && { next }) };
}

/** The target's page, and whether the target applied the name search itself. */
async function firstPage(
  options: ConnectionPageOptions,
  session: Session,
): Promise<{ isAnywhere: boolean; page: Page<Connection> }> {
  const { search = '', attention, orderBy, pageSize = 50, continuation, signal } = options;
  const { connections, headwater } = session.client;
  const property = await filtersOf({ ...options, name: undefined });
  const query = { property, limit: pageSize, orderby: orderBy, continuationToken: continuation };
  const isOurs = search !== '' || attention !== undefined;
  const isAnywhere = isOurs && (await searchReach({ session })) === 'anywhere';
  if (attention !== undefined && !isAnywhere) throw notKept();
  if (isAnywhere) {
    const expiringBefore = attention === 'expiring' ? session.now() + NOTICE_MS : undefined;
    const found = { ...query, nameContains: search, attention, expiringBefore };
    return { isAnywhere, page: await headwater.findConnections(found, { signal }) };
  }
  const filters = startFilters(search);
  if (filters.length > 0) {
    const ranged = { ...query, property: [...property, ...filters] };
    const page = await connections.list(ranged, { signal }).catch((error: unknown) => {
      if (isRangeRefused(error)) return undefined;
      throw error;
    });
    if (page) return { isAnywhere, page };
  }
  // The names are searched here instead, in pages of the API's maximum size.
  const limit = filters.length > 0 ? MAX_LIMIT : pageSize;
  return { isAnywhere, page: await connections.list({ ...query, limit }, { signal }) };
}

const MAX_LIMIT = 100;

/** Public documentation disagrees on which fields support ranges (facts 6.3). */
const RANGE_REFUSALS: ReadonlySet<string> = new Set(['FLOW-1440-400', 'FLOW-1448-400', 'FLOW-1450-400']);

function isRangeRefused(error: unknown): boolean {
  return isApiError(error) && RANGE_REFUSALS.has(error.code);
}

function notKept(): HeadwaterError {
  return new HeadwaterError(...describeError('attention-not-kept', {}));
}

/** The API has no prefix filter, but it has ranges: from the prefix to the last name that begins with it. */
function startFilters(start: string): readonly string[] {
  if (start === '' || start.includes('"')) return [];
  return [`name>="${start}"`, `name<"${start}\u{10ffff}"`];
}
