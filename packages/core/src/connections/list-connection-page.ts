import { HeadwaterError } from '@headwater/sdk';
import { sessionOf } from '../session/session-of.ts';
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
  /** `continuation` of the page after this one; absent on the last. */
  next?: string;
}

/**
 * One page of the session's connections, however many there are.
 *
 * @throws HeadwaterError with code `attention-not-kept` when it is asked for on a target that does not keep it.
 */
export async function listConnectionPage(options: ConnectionPageOptions = {}): Promise<ConnectionPage> {
  const { search = '', source, attention, orderBy, pageSize = 50, continuation, signal } = options;
  const session = await sessionOf(options);
  const { connections, headwater } = session.client;
  const property = await filtersOf({ ...options, name: undefined });
  const query = { property, limit: pageSize, orderby: orderBy, continuationToken: continuation };
  const isOurs = search !== '' || attention !== undefined;
  const isAnywhere = isOurs && (await searchReach({ session })) === 'anywhere';
  if (attention !== undefined && !isAnywhere) throw notKept();
  const expiringBefore = attention === 'expiring' ? session.now() + NOTICE_MS : undefined;
  const page = isAnywhere
    ? await headwater.findConnections(
        { ...query, nameContains: search, attention, expiringBefore },
        { signal },
      )
    : await connections.list({ ...query, property: [...property, ...startFilters(search)] }, { signal });
  const views = await Promise.all(page.items.map(toConnectionView));
  const { continuationToken: next } = page;
  return {
    // The API filters by spec id, which two sources may share, and not by every text.
    items: views
      .filter((view) => source === undefined || view.source === source)
      .filter((view) => isAnywhere || view.label.startsWith(search)),
    ...(next !== undefined && { next }),
  };
}

function notKept(): HeadwaterError {
  return new HeadwaterError(
    'The target keeps neither tests nor the end of secrets, so it cannot tell what needs attention.',
    {
      code: 'attention-not-kept',
      nextSteps: ['List all connections, and test those in question.'],
    },
  );
}

/** The API has no filter for a beginning, but ranges: from the beginning to the last name that has it. */
function startFilters(start: string): readonly string[] {
  if (start === '' || start.includes('"')) return [];
  return [`name>="${start}"`, `name<"${start}\u{10ffff}"`];
}
