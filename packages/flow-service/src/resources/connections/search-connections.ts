import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listPage } from './list-page.ts';
import { splitQueryString } from './query-string.ts';

const MAX_LIMIT = 1000;

export const searchConnections: Handler<'searchConnections'> = async (
  { query: { continuationToken }, body: { queryString = '', orderby, limit, count }, scope },
  { store },
) => {
  const request = { property: splitQueryString(queryString), orderby, limit, count, continuationToken };
  return ok(
    await listPage(request, {
      store,
      scope,
      path: '/connections/search',
      maxLimit: MAX_LIMIT,
      isSearch: true,
    }),
  );
};
