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
  /** Text that the name has, as far as `searchReach` says the target finds it. @default any name */
  search?: string | undefined;
  /**
   * Only connections that fail their last test, or whose secrets have ended or end within 14 days. @default all
   * Experience Platform keeps neither.
   */
  attention?: Attention | undefined;
  /** @default 50 */
  pageSize?: number | undefined;
  /** Where a page before ended, as its `next`. */
  continuation?: string | undefined;
}

export interface ConnectionPage {
  items: readonly ConnectionView[];
  /** How many were left out because they are not connections to a source. */
  hidden: number;
  /** `continuation` of the page after this one; absent on the last. */
  next?: string;
}

/** Connections of a page may be left out; this many pages of the target are read for one that is worth reading. */
const MAX_PAGES_READ = 10;

/**
 * One page of the session's connections, however many there are.
 *
 * @throws HeadwaterError with code `attention-not-kept` when it is asked for on a target that does not keep it.
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
      // The API filters by spec id, which two sources may share, and not by every text.
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

/** The page of the target that answers the question, and whether the target searched names by itself. */
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
  // Every name is read here instead, in pages as large as the API has.
  const limit = filters.length > 0 ? MAX_LIMIT : pageSize;
  return { isAnywhere, page: await connections.list({ ...query, limit }, { signal }) };
}

const MAX_LIMIT = 100;

/** Public descriptions disagree on which fields take ranges (facts 6.3). */
const RANGE_REFUSALS: ReadonlySet<string> = new Set(['FLOW-1440-400', 'FLOW-1448-400', 'FLOW-1450-400']);

function isRangeRefused(error: unknown): boolean {
  return isApiError(error) && RANGE_REFUSALS.has(error.code);
}

function notKept(): HeadwaterError {
  return new HeadwaterError(...describeError('attention-not-kept', {}));
}

/** The API has no filter for a beginning, but ranges: from the beginning to the last name that has it. */
function startFilters(start: string): readonly string[] {
  if (start === '' || start.includes('"')) return [];
  return [`name>="${start}"`, `name<"${start}\u{10ffff}"`];
}
