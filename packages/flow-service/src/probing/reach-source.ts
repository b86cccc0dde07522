import { type Driver, type DriverContext, loadDriver } from '@headwater/drivers';
import type { SourceDefinition } from '@headwater/sources';
import { checkAuth, toClaim } from '../connections/check-auth.ts';
import { requireConnection } from '../connections/require-connection.ts';
import { openAuth } from '../connections/stored-auth.ts';
import type { SandboxScope } from '../http/call.ts';
import { problem } from '../problems/service-problem.ts';
import type { Services } from '../services.ts';

/** A stored connection, ready to be used against its source. */
export interface ReachableSource {
  source: SourceDefinition;
  driver: Driver;
  context: DriverContext;
}

/**
 * Opens a connection's secrets for one use of its source's driver.
 *
 * @param call Its signal stops what is going on at the source when the client goes away.
 * @throws ServiceProblem `FLOW-1439`, `CONNECTOR-1305` without a driver, `CONNECTOR-1304` for an incomplete draft
 */
export async function reachSource(
  connectionId: string,
  { scope, request }: { scope: SandboxScope; request: Request },
  { store, sealer, sources, guard, limits, entraAuthority }: Services,
): Promise<ReachableSource> {
  const row = await requireConnection(store, scope, connectionId);
  const auth = openAuth(row, scope, sealer);
  const { definition: source, variant } = await checkAuth({ ...toClaim(row, auth), isDraft: false }, sources);
  const driver = await loadDriver(source.slug);
  if (driver === undefined || variant === undefined) throw problem('CONNECTOR-1305-400', source.displayName);
  const { signal } = request;
  const driverAuth = { method: variant.key, params: auth?.params ?? {} };
  return { source, driver, context: { auth: driverAuth, guard, limits, signal, entraAuthority } };
}
