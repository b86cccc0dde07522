import { columnsOfSchema, type FlowRow, type Scope, type Store } from '@headwater/flow-store';
import type { LakeColumn } from '@headwater/lake';
import { RunRefusal } from './run-refusal.ts';

/** The columns of the dataset that a flow is bound to, as its schema declares them now. */
export async function readDatasetColumns(
  scope: Scope,
  { bound }: FlowRow,
  { datasets, schemas }: Pick<Store, 'datasets' | 'schemas'>,
): Promise<readonly LakeColumn[]> {
  const id = String(bound.target?.params?.dataSetId);
  const dataset = await datasets.find(scope, id);
  if (dataset === undefined) throw new RunRefusal(`The dataset ${id} of the flow no longer exists.`);
  const { schemaId = '' } = dataset;
  const { rows } = await schemas.list(scope, {
    conditions: [{ field: '$id', operator: '==', values: [schemaId] }],
    limit: 1,
  });
  const [schema] = rows;
  if (schema === undefined)
    throw new RunRefusal(`The schema ${schemaId} of the dataset ${id} no longer exists.`);
  return columnsOfSchema(schema.schema);
}
