import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { DEFAULT_LIMIT, toOrder } from './catalog-order.ts';
import { toDatasets } from './dataset-view.ts';

export const listDatasets: Handler<'listDatasets'> = async ({ query, scope }, { store }) => {
  const { limit = DEFAULT_LIMIT, start = 0, orderBy, name } = query;
  const { rows } = await store.datasets.list(scope, {
    conditions: name === undefined ? [] : [{ field: 'name', operator: '==', values: [name] }],
    order: toOrder(orderBy),
    limit,
    offset: start,
  });
  return ok(toDatasets(rows, scope));
};
