import { InvalidCursorError, type PageQuery, type SchemaField } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { SCHEMA_REGISTRY_PATH } from '../../http/paths.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { readListForm } from './accepted-form.ts';
import { identityOf, toSchema } from './schema-view.ts';

const DEFAULT_LIMIT = 100;

export const listSchemas: Handler<'listSchemas'> = async ({ request, query, scope }, { store }) => {
  const form = readListForm(request.headers.get('accept'));
  const { limit = DEFAULT_LIMIT, start, orderby = 'title' } = query;
  const field = orderby.replace(/^-/, '') as 'title' | '$id';
  const page: PageQuery<SchemaField> = {
    conditions: [],
    order: { field, direction: orderby.startsWith('-') ? 'descending' : 'ascending' },
    limit,
    ...(start === undefined ? {} : { after: start }),
  };
  const { rows, next } = await store.schemas.list(scope, page).catch(refuseCursor);
  const results = rows.map((row) => (form === 'identities' ? identityOf(row) : toSchema(row, scope)));
  const href = `${SCHEMA_REGISTRY_PATH}/tenant/schemas?${new URLSearchParams({
    orderby,
    limit: String(limit),
    start: next ?? '',
  })}`;
  return ok({
    results,
    _page: { orderby, next: next ?? null, count: results.length },
    _links: next === undefined ? {} : { next: { href } },
  });
};

function refuseCursor(error: unknown): never {
  if (error instanceof InvalidCursorError)
    throw problem('FLOW-1453-400', { name: 'start', wanted: error.message });
  throw error;
}
