import { createDialGuard, DEFAULT_LIMITS } from '@headwater/drivers';
import {
  agreeOnMasterKey,
  databaseUrlOf,
  loadMasterKeys,
  openKeyRing,
  openStore,
  refuseExposed,
  refuseLostStore,
  type Store,
  sealStoredCredentials,
} from '@headwater/flow-store';
import { processEnvironment } from '../environment.ts';
import { createClientLookup } from '../gateway/access/client-lookup.ts';
import { createTurns } from '../gateway/access/in-turn.ts';
import { createRateLimiter } from '../gateway/access/rate-limiter.ts';
import { createSandboxLookup } from '../gateway/access/sandbox-lookup.ts';
import { createFaultRules } from '../gateway/faults/fault-rules.ts';
import type { Services } from '../gateway/services.ts';
import { createRequestValidators } from '../gateway/validation/request-validator.ts';
import { createSourceCalls } from '../source-access/source-calls.ts';
import { createSourceRegistry } from '../source-access/source-registry.ts';
import { createServiceMetrics } from '../telemetry/create-service-metrics.ts';
import { traceStore } from '../telemetry/trace-store.ts';
import type { ServiceTracing } from '../telemetry/tracing.ts';
import { readVersion } from '../telemetry/version.ts';
import { createKeyedServices } from './keyed-services.ts';
import type { FlowServiceOptions } from './options.ts';

/** Each call holds a connection, and memory up to the read limit. */
const DEFAULT_SOURCE_CALLS = 32;

/** Opens everything a service works with. On failure, closes what it has opened. */
export async function openServices(options: FlowServiceOptions): Promise<Services> {
  refuseExposed(options.dataDirectory);
  if (options.store === undefined && databaseUrlOf(options) === undefined)
    refuseLostStore(options.dataDirectory);
  const store = options.store ?? (await openStore(options));
  try {
    return await servicesOn(store, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function servicesOn(store: Store, options: FlowServiceOptions): Promise<Services> {
  const { dataDirectory, environment = processEnvironment, now = Date.now } = options;
  const keys = await openKeyRing({
    async load() {
      const mayCreate = (await store.masterKeys.list()).length === 0;
      return await loadMasterKeys({ environment, dataDirectory, mayCreate });
    },
    agree: (masterKeys) => agreeOnMasterKey(store, masterKeys, now),
    make: (masterKeys) => createKeyedServices(masterKeys, now),
  });
  const sealedCredentials = await sealStoredCredentials(store, { ...keys.current(), now });
  const version = readVersion();
  const metrics = createServiceMetrics(version);
  const tracing = await openServiceTracing(options);
  return {
    store: tracing ? traceStore(store, tracing, databaseSystem(options)) : store,
    keys,
    ...(sealedCredentials ? { sealedCredentials } : {}),
    get sealer() {
      return keys.current().sealer;
    },
    get audit() {
      return keys.current().audit;
    },
    get tokens() {
      return keys.current().tokens;
    },
    clients: createClientLookup(store.clients, now),
    rateLimiter: createRateLimiter(options.requestsPerMinute ?? 0, now),
    strangers: createRateLimiter(options.requestsPerMinute ?? 0, now),
    guesses: createTurns(),
    sandboxes: createSandboxLookup(store.sandboxes),
    sources: createSourceRegistry(),
    sourceCalls: createSourceCalls(options.sourceCalls ?? DEFAULT_SOURCE_CALLS, metrics, tracing),
    validators: createRequestValidators(),
    metrics,
    ...(tracing ? { tracing } : {}),
    ...(options.faults ? { faults: createFaultRules() } : {}),
    guard: createDialGuard({ allowPrivate: options.allowPrivateAddresses ?? true }),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    ...(options.entraAuthority === undefined ? {} : { entraAuthority: options.entraAuthority }),
    now,
    version,
  };
}

/** Loaded only if traces are requested. */
async function openServiceTracing({ tracer }: FlowServiceOptions): Promise<ServiceTracing | undefined> {
  if (tracer === undefined) return undefined;
  const { createServiceTracing } = await import('../telemetry/service-tracing.ts');
  return createServiceTracing(tracer);
}

function databaseSystem(options: FlowServiceOptions): string {
  if (options.store !== undefined) return 'other_sql';
  return databaseUrlOf(options) === undefined ? 'sqlite' : 'postgresql';
}

/** Closes everything that was opened. */
export async function closeServices({ guard, store }: Services): Promise<void> {
  guard.close();
  await store.close();
}
