import type { Handler } from '../../gateway/handler.ts';
import { noContent } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/** Any state may be deleted, drafts too, which could otherwise never be got rid of. */
export const deleteConnection: Handler<'deleteConnection'> = async (call, { store, audit }) => {
  const { connectionId } = call.path;
  const isDeleted = await store.connections.delete(call.scope, connectionId, (before) =>
    audit.record('deleteConnection', call, { before }),
  );
  if (!isDeleted) throw problem('FLOW-1439-404', 'connection', connectionId);
  return noContent();
};
