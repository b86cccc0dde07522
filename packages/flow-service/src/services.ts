import type { DialGuard, ReadLimits } from '@headwater/drivers';
import type {
  AuditTrail,
  KeyedTools,
  KeyRing,
  SealedCredentials,
  SecretSealer,
  Store,
} from '@headwater/flow-store';
import type { AccessTokens } from './access/access-tokens.ts';
import type { ClientLookup } from './access/client-lookup.ts';
import type { InTurn } from './access/in-turn.ts';
import type { RateLimiter } from './access/rate-limiter.ts';
import type { SandboxLookup } from './access/sandbox-lookup.ts';
import type { SourceRegistry } from './connection-specs/source-registry.ts';
import type { FaultRules } from './faults/fault-rules.ts';
import type { SourceCalls } from './source-access/source-calls.ts';
import type { ServiceMetrics } from './telemetry/service-metrics.ts';
import type { ServiceTracing } from './telemetry/tracing.ts';
import type { RequestValidators } from './validation/request-validator.ts';

/** Tools derived from the master keys. A rotation can replace them while the service runs: never keep a reference. */
export interface KeyedServices extends KeyedTools {
  readonly tokens: AccessTokens;
}

/** What operations work with. */
export interface Services extends KeyedServices {
  store: Store;
  /** Only where this start sealed what an earlier version had stored in clear. */
  sealedCredentials?: SealedCredentials;
  keys: KeyRing<KeyedServices>;
  clients: ClientLookup;
  rateLimiter: RateLimiter;
  /** Of requests that do not show who sends them, by address. */
  strangers: RateLimiter;
  /** Judges secrets, those of a client one by one. */
  guesses: InTurn;
  sandboxes: SandboxLookup;
  sources: SourceRegistry;
  sourceCalls: SourceCalls;
  validators: RequestValidators;
  metrics: ServiceMetrics;
  /** Only where traces are exported. */
  tracing?: ServiceTracing;
  /** Only in a service that was started for tests. */
  faults?: FaultRules;
  guard: DialGuard;
  limits: ReadLimits;
  /** Only where one was chosen; else that of the cloud of a source's host. */
  entraAuthority?: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Version of this package. */
  version: string;
}
