import type { DatasetRow, Scope, Store } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';

/** @throws ServiceProblem `FLOW-1439-404` */
export async function requireDataset(store: Store, scope: Scope, id: string): Promise<DatasetRow> {
  const row = await store.datasets.find(scope, id);
  if (row === undefined) throw problem('FLOW-1439-404', { kind: 'dataset', id });
  return row;
}
