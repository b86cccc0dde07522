import type { Handler } from '../../gateway/handler.ts';
import { noContent } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/**
 * The client's tokens are rejected from now on. A client cannot revoke itself, so that at least one remains that can
 * create clients.
 */
export const revokeClient: Handler<'revokeClient'> = async (call, { store, clients, audit, now }) => {
  const { caller, path } = call;
  const { clientId } = path;
  if (clientId === caller.clientId) {
    throw problem('FLOW-2120-403', {
      detail: 'A client cannot revoke itself. Let another administrator do it.',
    });
  }
  const at = now();
  const record = audit.recordOther('revokeClient', call, [
    { field: 'clientId', before: clientId },
    { field: 'revokedAt', after: at },
  ]);
  const isRevoked = await store.clients.revoke(caller.imsOrgId, clientId, { at, audit: record });
  clients.forget(clientId);
  if (!isRevoked) throw problem('FLOW-1439-404', { kind: 'client', id: clientId });
  return noContent();
};
