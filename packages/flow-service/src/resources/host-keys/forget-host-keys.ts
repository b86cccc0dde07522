import type { Handler } from '../../gateway/handler.ts';
import { noContent } from '../../http/reply.ts';
import { requireConnection } from '../connections/require-connection.ts';

/** The connection pins the key that the server shows at its next use. */
export const forgetHostKeys: Handler<'forgetHostKeys'> = async (call, { store, audit }) => {
  const { path, scope } = call;
  const { id } = await requireConnection(store, scope, path.connectionId);
  const known = await store.hostKeys.list(scope, id);
  const changes = known.map(({ address, fingerprint }) => ({
    field: `hostKey ${address}`,
    before: fingerprint,
  }));
  await store.hostKeys.forget(
    scope,
    id,
    audit.recordFields('forgetHostKeys', call, { connectionId: id, changes }),
  );
  return noContent();
};
