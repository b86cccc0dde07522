import { type Caller, type ConnectionRow, openAuth, type SandboxScope } from '@headwater/flow-store';
import type { Services } from '../../gateway/services.ts';
import { toClaim } from '../../source-access/check-auth.ts';
import { type ReachableSource, reachSource } from '../../source-access/reach-source.ts';
import { pinsOf } from './host-key-pins.ts';
import { requireConnection } from './require-connection.ts';

/** The source of a stored connection, with the connection as it was read. */
export interface ReachableConnection extends ReachableSource {
  row: ConnectionRow;
}

/**
 * Unseals a connection's secrets for one use of its source's driver.
 *
 * @param call Its signal stops the work at the source when the client disconnects.
 * @throws ServiceProblem `FLOW-1439`, `CONNECTOR-1305` without a driver, `CONNECTOR-1304` for an incomplete draft
 */
export async function reachConnection(
  connectionId: string,
  { scope, caller, request }: { scope: SandboxScope; caller: Caller; request: Pick<Request, 'signal'> },
  services: Services,
): Promise<ReachableConnection> {
  const row = await requireConnection(services.store, scope, connectionId);
  const claim = toClaim(row, openAuth(row, scope, services.sealer));
  const reachable = await reachSource(claim, request, services);
  const hostKeys = pinsOf(connectionId, { scope, pinnedBy: caller.userId }, services);
  return { ...reachable, context: { ...reachable.context, hostKeys }, row };
}
