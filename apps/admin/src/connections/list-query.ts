import type { Attention, ConnectionPageOptions } from '@headwater/core';

/** The query in the address of the list. */
export interface ListQuery {
  q: string | undefined;
  source: string | undefined;
  state: ConnectionPageOptions['state'];
  attention: Attention | undefined;
  /** Set if connections of destinations and of the platform itself are also shown. */
  others: 'shown' | undefined;
  sort: string;
  after: string | undefined;
}

export const STATES = ['enabled', 'disabled', 'initializing', 'draft'] as const;

export const ATTENTIONS: readonly Attention[] = ['failing', 'expiring'];

const SORTS: ReadonlySet<string> = new Set([
  'name',
  '-name',
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
]);

const DEFAULT_SORT = '-updatedAt';

/** Reads the address; ignores values that it does not understand. */
export function readListQuery(search: Readonly<Record<string, string | undefined>>): ListQuery {
  const { q, source, state, attention, others, sort = '', after } = search;
  return {
    q,
    source,
    state: STATES.find((known) => known === state),
    attention: ATTENTIONS.find((known) => known === attention),
    others: others === 'shown' ? others : undefined,
    sort: SORTS.has(sort) ? sort : DEFAULT_SORT,
    after,
  };
}

/** The address of the list after a change; a new filter or sort starts at the first page. */
export function listHref(path: string, query: ListQuery, changed: Partial<ListQuery>): string {
  const { sort, ...others } = { ...query, after: undefined, ...changed };
  const entries = Object.entries({ ...others, sort: sort === DEFAULT_SORT ? undefined : sort });
  const given = entries.filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const text = new URLSearchParams(given).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The sort after the user presses a column's header. */
export function nextSort(current: string, column: string): string {
  return current === column ? `-${column}` : column;
}
