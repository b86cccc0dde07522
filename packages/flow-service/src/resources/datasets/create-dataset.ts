import { type DatasetRow, takeRandomBytes } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { CATALOG_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { findSchema } from '../schemas/require-schema.ts';
import { referenceTo } from './dataset-view.ts';

export const createDataset: Handler<'createDataset'> = async (call, { store, audit, now }) => {
  const { body, scope, caller } = call;
  const { fileDescription: _parquet, ...content } = body;
  const schema = await findSchema(store, scope, body.schemaRef.id);
  if (schema === undefined || schema.uri !== body.schemaRef.id) {
    const detail = `schemaRef.id ${body.schemaRef.id} is not the $id of a schema. GET /tenant/schemas of the Schema Registry lists them.`;
    throw problem('CONNECTOR-1312-400', { detail });
  }
  const id = Buffer.from(takeRandomBytes(12)).toString('hex');
  const row: DatasetRow = {
    ...creationFields(caller, now()),
    id,
    name: body.name,
    schemaId: schema.uri,
    dataset: { ...content, version: '1.0.0' },
  };
  const record = audit.recordObject('createDataset', call, { kind: 'dataset', after: row });
  await store.datasets.insert(scope, row, record);
  return created(referenceTo(id), `${CATALOG_PATH}/dataSets/${id}`);
};
