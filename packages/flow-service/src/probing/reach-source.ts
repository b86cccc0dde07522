import { type Driver, type DriverContext, loadDriver } from '@headwater/drivers';
import type { Caller, ConnectionRow, SandboxScope } from '@headwater/flow-store';
import { openAuth } from '@headwater/flow-store';
import type { SourceDefinition } from '@headwater/sources';
import { type AuthClaim, checkAuth, toClaim } from '../connections/check-auth.ts';
import { requireConnection } from '../connections/require-connection.ts';
import { problem } from '../problems/service-problem.ts';
import type { Services } from '../services.ts';
import type { SourceUse } from '../telemetry/service-metrics.ts';
import { pinsOf } from './host-key-pins.ts';

/** A source, ready to be used with the credentials of a connection or a draft. */
export interface ReachableSource {
  source: SourceDefinition;
  driver: Driver;
  context: DriverContext;
  /** Does something at the source, in its turn. */
  use<Result>(
    use: SourceUse,
    work: () => Promise<Result>,
    hasSucceeded?: (result: Result) => boolean,
  ): Promise<Result>;
}

/** The source of a stored connection, with the connection as it was read. */
export interface ReachableConnection extends ReachableSource {
  row: ConnectionRow;
}

/**
 * Opens a connection's secrets for one use of its source's driver.
 *
 * @param call Its signal stops what is going on at the source when the client goes away.
 * @throws ServiceProblem `FLOW-1439`, `CONNECTOR-1305` without a driver, `CONNECTOR-1304` for an incomplete draft
 */
export async function reachSource(
  connectionId: string,
  { scope, caller, request }: { scope: SandboxScope; caller: Caller; request: Pick<Request, 'signal'> },
  services: Services,
): Promise<ReachableConnection> {
  const row = await requireConnection(services.store, scope, connectionId);
  const claim = toClaim(row, openAuth(row, scope, services.sealer));
  const reachable = await reachClaimed(claim, request, services);
  const hostKeys = pinsOf(connectionId, { scope, pinnedBy: caller.userId }, services);
  return { ...reachable, context: { ...reachable.context, hostKeys }, row };
}

/**
 * Readies the driver of the source that a claim means, whether or not a connection is stored for it.
 *
 * @throws ServiceProblem of the claim's fault, or `CONNECTOR-1305` without a driver
 */
export async function reachClaimed(
  claim: Omit<AuthClaim, 'isDraft'>,
  { signal }: Pick<Request, 'signal'>,
  { sources, sourceCalls, guard, limits, entraAuthority }: Services,
): Promise<ReachableSource> {
  const { definition: source, variant } = await checkAuth({ ...claim, isDraft: false }, sources);
  const driver = await loadDriver(source.slug);
  if (driver === undefined || variant === undefined) throw problem('CONNECTOR-1305-400', source.displayName);
  const driverAuth = { method: variant.key, params: claim.auth?.params ?? {} };
  return {
    source,
    driver,
    context: {
      auth: driverAuth,
      guard,
      limits,
      signal,
      ...(entraAuthority === undefined ? {} : { entraAuthority }),
    },
    use: (use, ...work) => sourceCalls.run({ source: source.slug, use, signal }, ...work),
  };
}
