import {
  type DialGuard,
  type Driver,
  type DriverContext,
  loadDriver,
  type ReadLimits,
} from '@headwater/drivers';
import type { SourceDefinition } from '@headwater/sources';
import { problem } from '../problems/service-problem.ts';
import type { SourceUse } from '../telemetry/service-metrics.ts';
import { type AuthClaim, checkAuth } from './check-auth.ts';
import type { SourceCalls } from './source-calls.ts';
import type { SourceRegistry } from './source-registry.ts';

/** How this service reaches sources. */
export interface SourceAccess {
  sources: SourceRegistry;
  sourceCalls: SourceCalls;
  guard: DialGuard;
  limits: ReadLimits;
  /** Set only to override the authority of the cloud that a source's host belongs to. */
  entraAuthority?: string;
}

/** A source, prepared with the credentials of a connection or a draft. */
export interface ReachableSource {
  source: SourceDefinition;
  driver: Driver;
  context: DriverContext;
  /** Runs an operation on the source when its turn comes. */
  use<Result>(
    use: SourceUse,
    work: () => Promise<Result>,
    hasSucceeded?: (result: Result) => boolean,
  ): Promise<Result>;
}

/**
 * Prepares the driver for the source that a connection or draft names. The connection need not be stored.
 *
 * @throws ServiceProblem for invalid parameters, or `CONNECTOR-1305` if the source has no driver
 */
export async function reachSource(
  claim: Omit<AuthClaim, 'isDraft'>,
  { signal }: Pick<Request, 'signal'>,
  { sources, sourceCalls, guard, limits, entraAuthority }: SourceAccess,
): Promise<ReachableSource> {
  const { definition: source, variant } = await checkAuth({ ...claim, isDraft: false }, sources);
  const driver = await loadDriver(source.slug);
  if (driver === undefined || variant === undefined)
    throw problem('CONNECTOR-1305-400', { source: source.displayName });
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
