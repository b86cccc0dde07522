import { InUseError } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { noContent } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/**
 * Connections in any state may be deleted, including drafts, which could not be removed otherwise, but none that a
 * flow uses.
 */
export const deleteConnection: Handler<'deleteConnection'> = async (call, { store, audit }) => {
  const { connectionId } = call.path;
  const isDeleted = await store.connections
    .delete(call.scope, connectionId, (before) => audit.record('deleteConnection', call, { before }))
    .catch((error: unknown) => {
      throw error instanceof InUseError
        ? problem('FLOW-1418-400', { id: connectionId, flows: error.flowIds.join(', ') })
        : error;
    });
  if (!isDeleted) throw problem('FLOW-1439-404', { kind: 'connection', id: connectionId });
  return noContent();
};
