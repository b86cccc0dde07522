import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { toDatasets } from './dataset-view.ts';
import { requireDataset } from './require-dataset.ts';

export const retrieveDataset: Handler<'retrieveDataset'> = async ({ path, scope }, { store }) =>
  ok(toDatasets([await requireDataset(store, scope, path.dataSetId)], scope));
