import type { Handler } from '../../gateway/handler.ts';
import { noContent } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { requireSchema } from './require-schema.ts';

export const deleteSchema: Handler<'deleteSchema'> = async (call, { store, audit }) => {
  const { path, scope } = call;
  const row = await requireSchema(store, scope, path.schemaId);
  const users = await store.datasets.count(scope, [
    { field: 'schemaRef.id', operator: '==', values: [row.uri] },
  ]);
  if (users > 0) {
    throw problem('HEADWATER-1003-409', { id: row.uri, count: users });
  }
  await store.schemas.delete(scope, row.id, (before) =>
    audit.recordObject('deleteSchema', call, { kind: 'schema', before }),
  );
  return noContent();
};
