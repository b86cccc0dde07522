import type { SchemaRow } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { changeFields } from '../entities/audit-fields.ts';
import { readSchema } from './read-schema.ts';
import { requireSchema } from './require-schema.ts';
import { toSchema } from './schema-view.ts';

export const replaceSchema: Handler<'replaceSchema'> = async (call, { store, audit, now }) => {
  const { path, body, scope, caller } = call;
  const before = await requireSchema(store, scope, path.schemaId);
  const at = Math.max(now(), before.updatedAt);
  const row: SchemaRow = {
    ...before,
    ...changeFields(caller, at),
    title: body.title,
    schema: readSchema(body),
  };
  const record = audit.recordObject('replaceSchema', call, { kind: 'schema', before, after: row });
  if (!(await store.schemas.replace(scope, before.etag, row, record)))
    throw problem('FLOW-1404-412', { kind: 'Schema', id: path.schemaId });
  return ok(toSchema(row, scope));
};
