import type { ResourceRow, SandboxScope, Store } from '@headwater/flow-store';
import { type ListPage, type ListRequest, type ListSource, listPage } from '../lists/list-page.ts';
import { splitQueryString } from '../lists/query-string.ts';
import type { Entity } from './entity.ts';

const MAX_LIMIT = 100;
const MAX_SEARCH_LIMIT = 1000;

interface ListQuery extends Omit<ListRequest, 'property'> {
  property?: readonly string[] | undefined;
}

/** A page of entities, for a list with its criteria in the query. */
export async function listEntities<Row extends ResourceRow, Field extends string, Item>(
  entity: Entity<Row, Field, Item>,
  { property = [], orderby, limit, start, count, continuationToken }: ListQuery,
  { store, scope }: { store: Store; scope: SandboxScope },
): Promise<ListPage<Item>> {
  const request = { property, orderby, limit, start, count, continuationToken };
  const source = toSource(entity, { store, scope });
  return await listPage(request, { ...source, path: `/${entity.collection}`, maxLimit: MAX_LIMIT });
}

/** A page of entities, for a search with its criteria in the body. */
export async function searchEntities<Row extends ResourceRow, Field extends string, Item>(
  entity: Entity<Row, Field, Item>,
  {
    queryString = '',
    ...request
  }: Omit<ListRequest, 'property' | 'start'> & { queryString?: string | undefined },
  { store, scope }: { store: Store; scope: SandboxScope },
): Promise<ListPage<Item>> {
  const source = toSource(entity, { store, scope });
  const endpoint = { path: `/${entity.collection}/search`, maxLimit: MAX_SEARCH_LIMIT, isSearch: true };
  return await listPage({ ...request, property: splitQueryString(queryString) }, { ...source, ...endpoint });
}

function toSource<Row extends ResourceRow, Field extends string, Item>(
  { noun, fields, of, toItem }: Entity<Row, Field, Item>,
  { store, scope }: { store: Store; scope: SandboxScope },
): Omit<ListSource<Field, Row, Item>, 'path' | 'maxLimit'> {
  return {
    kind: `${noun}s`,
    fields,
    list: (query) => of(store).list(scope, query),
    count: (conditions) => of(store).count(scope, conditions),
    toItem: (row) => toItem(row, scope),
  };
}
