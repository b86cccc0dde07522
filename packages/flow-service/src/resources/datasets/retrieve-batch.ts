import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { toBatches } from './dataset-view.ts';

export const retrieveBatch: Handler<'retrieveBatch'> = async ({ path, scope }, { store }) => {
  const row = await store.batches.find(scope, path.batchId);
  if (row === undefined) throw problem('FLOW-1439-404', { kind: 'batch', id: path.batchId });
  return ok(toBatches([row], scope));
};
