import { sessionOf } from '../session/session-of.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { filtersOf, type ListConnectionsOptions } from './list-connections.ts';

export interface ConnectionPageOptions extends Omit<ListConnectionsOptions, 'name' | 'limit'> {
  /** How the name begins, in exactly this case. */
  nameStart?: string | undefined;
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
  const { nameStart = '', source, orderBy, pageSize = 50, continuation, signal } = options;
  const { client } = await sessionOf(options);
  const page = await client.connections.list({
    property: [...(await filtersOf({ ...options, name: undefined })), ...startFilters(nameStart)],
    limit: pageSize,
    orderby: orderBy,
    continuationToken: continuation,
    signal,
  });
  const views = await Promise.all(page.items.map(toConnectionView));
  const { continuationToken: next } = page;
  return {
    // The API filters by spec id, which two sources may share.
    items: views.filter((view) => source === undefined || view.source === source),
    ...(next !== undefined && { next }),
  };
}

/** The API has no filter for a beginning, but ranges: from the beginning to the last name that has it. */
function startFilters(start: string): readonly string[] {
  if (start === '' || start.includes('"')) return [];
  return [`name>="${start}"`, `name<"${start}\u{10ffff}"`];
}
