import type { BatchField, FieldCondition } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { DEFAULT_LIMIT, toOrder } from './catalog-order.ts';
import { toBatches } from './dataset-view.ts';

export const listBatches: Handler<'listBatches'> = async ({ query, scope }, { store }) => {
  const { limit = DEFAULT_LIMIT, start = 0, orderBy, dataSet, status } = query;
  const { rows } = await store.batches.list(scope, {
    conditions: [...equals('dataSet', dataSet), ...equals('status', status)],
    order: toOrder(orderBy),
    limit,
    offset: start,
  });
  return ok(toBatches(rows, scope));
};

function equals(field: BatchField, value: string | undefined): readonly FieldCondition<BatchField>[] {
  return value === undefined ? [] : [{ field, operator: '==', values: [value] }];
}
