import { type SchemaRow, takeRandomBytes } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { SCHEMA_REGISTRY_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { readSchema } from './read-schema.ts';
import { TENANT_ID, toSchema } from './schema-view.ts';

export const createSchema: Handler<'createSchema'> = async (call, { store, audit, now }) => {
  const { body, scope, caller } = call;
  const id = Buffer.from(takeRandomBytes(24)).toString('hex');
  const row: SchemaRow = {
    ...creationFields(caller, now()),
    id,
    uri: `https://ns.adobe.com/${TENANT_ID}/schemas/${id}`,
    altId: `_${TENANT_ID}.schemas.${id}`,
    title: body.title,
    schema: readSchema(body),
  };
  const record = audit.recordObject('createSchema', call, { kind: 'schema', after: row });
  await store.schemas.insert(scope, row, record);
  return created(toSchema(row, scope), `${SCHEMA_REGISTRY_PATH}/tenant/schemas/${row.altId}`);
};
