import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { referenceTo } from './dataset-view.ts';

export const deleteDataset: Handler<'deleteDataset'> = async (call, { store, audit }) => {
  const { dataSetId } = call.path;
  const isDeleted = await store.datasets.delete(call.scope, dataSetId, (before) =>
    audit.recordObject('deleteDataset', call, { kind: 'dataset', before }),
  );
  if (!isDeleted) throw problem('FLOW-1439-404', { kind: 'dataset', id: dataSetId });
  return ok(referenceTo(dataSetId));
};
