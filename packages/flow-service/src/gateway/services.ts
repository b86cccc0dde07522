import type { KeyedTools, KeyRing, SealedCredentials, Store } from '@headwater/flow-store';
import type { SourceAccess } from '../source-access/reach-source.ts';
import type { ServiceMetrics } from '../telemetry/service-metrics.ts';
import type { ServiceTracing } from '../telemetry/tracing.ts';
import type { AccessTokens } from './access/access-tokens.ts';
import type { Authentication } from './access/authenticate.ts';
import type { InTurn } from './access/in-turn.ts';
import type { RateLimiter } from './access/rate-limiter.ts';
import type { SandboxLookup } from './access/sandbox-lookup.ts';
import type { FaultRules } from './faults/fault-rules.ts';
import type { RequestValidators } from './validation/request-validator.ts';

/**
 * Values derived from the master keys. A rotation may replace them while the service runs, so never keep a reference.
 */
export interface KeyedServices extends KeyedTools {
  readonly tokens: AccessTokens;
}

/** Everything that operations depend on. */
export interface Services extends KeyedServices, Authentication, SourceAccess {
  store: Store;
  /** Set only if this start sealed credentials that an earlier version had stored in clear. */
  sealedCredentials?: SealedCredentials;
  keys: KeyRing<KeyedServices>;
  /** Limits unauthenticated requests by address. */
  strangers: RateLimiter;
  /** Checks client secrets, one at a time for each client. */
  guesses: InTurn;
  sandboxes: SandboxLookup;
  validators: RequestValidators;
  metrics: ServiceMetrics;
  /** Set only if traces are exported. */
  tracing?: ServiceTracing;
  /** Set only if the service was started for tests. */
  faults?: FaultRules;
  /** Epoch milliseconds. */
  now: () => number;
  /** Version of this package. */
  version: string;
}
