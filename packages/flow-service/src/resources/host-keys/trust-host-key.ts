import { loadDriver } from '@headwater/drivers';
import { type ConnectionRow, type HostKeyRow, openAuth, type Scope } from '@headwater/flow-store';

import type { Handler } from '../../gateway/handler.ts';
import type { Services } from '../../gateway/services.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { checkAuth, toClaim } from '../../source-access/check-auth.ts';
import { requireConnection } from '../connections/require-connection.ts';
import { toHostKeyView } from './host-key-view.ts';

/** Replaces the pinned key with one that the server's administrator confirmed. */
export const trustHostKey: Handler<'trustHostKey'> = async (call, services) => {
  const { path, body, scope, caller } = call;
  const { store, audit, now } = services;
  const connection = await requireConnection(store, scope, path.connectionId);
  const address = await addressOf(connection, scope, services);
  const before = await store.hostKeys.find(scope, connection.id, address);
  const row: HostKeyRow = {
    connectionId: connection.id,
    address,
    ...body,
    origin: 'given',
    pinnedAt: now(),
    pinnedBy: caller.userId,
  };
  const record = audit.recordFields('trustHostKey', call, {
    connectionId: connection.id,
    changes: [
      {
        field: `hostKey ${address}`,
        ...(before && { before: before.fingerprint }),
        after: row.fingerprint,
      },
    ],
  });
  if (!(await store.hostKeys.replace(scope, row, record))) {
    throw problem('FLOW-1439-404', { kind: 'connection', id: connection.id });
  }
  return ok(toHostKeyView(row));
};

/** @throws ServiceProblem `CONNECTOR-1312` for a source without host keys */
async function addressOf(
  row: ConnectionRow,
  scope: Scope,
  { sealer, sources }: Pick<Services, 'sealer' | 'sources'>,
): Promise<string> {
  const claim = toClaim(row, openAuth(row, scope, sealer));
  const { definition, variant } = await checkAuth({ ...claim, isDraft: false }, sources);
  const driver = await loadDriver(definition.slug);
  const address =
    variant && driver?.hostKeyAddress?.({ method: variant.key, params: claim.auth?.params ?? {} });
  if (address !== undefined) return address;
  throw problem('CONNECTOR-1312-400', {
    detail: `${definition.displayName} has no host keys; only SSH servers have.`,
  });
}
