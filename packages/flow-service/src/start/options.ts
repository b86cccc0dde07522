import type { ReadLimits } from '@headwater/drivers';
import type { Store, StoreOptions } from '@headwater/flow-store';
import type { Tracer } from '@opentelemetry/api';
import type { RequestLogger } from '../telemetry/request-logger.ts';

/** Options of an embedded Flow Service. */
export interface FlowServiceOptions extends StoreOptions {
  /**
   * Replaces the database. The service closes it.
   * @default Date.now
   */
  store?: Store;
  /**
   * Epoch milliseconds.
   * @default Date.now
   */
  now?: () => number;
  /**
   * Whether test, explore and preview may dial private and loopback addresses.
   * @default true in process and on loopback, false on any other host
   */
  allowPrivateAddresses?: boolean;
  /**
   * Microsoft Entra ID authority for service principals.
   * @default the authority of the cloud (public, US government, China) that the source's host belongs to
   */
  entraAuthority?: string | undefined;
  /** Limits for reads from a source. Each limit has a default. */
  limits?: Partial<ReadLimits>;
  /**
   * Maximum concurrent calls of sources (test, explore, preview); four times as many may wait.
   * @default 32
   */
  sourceCalls?: number;
  /**
   * Requests per minute for each client of this service; 0 for no limit.
   * @default 0 in process and on loopback, 6000 on any other host
   */
  requestsPerMinute?: number | undefined;
  /**
   * Whether faults may be injected at `/headwater/faults`, for tests.
   * @default false
   */
  faults?: boolean;
  /**
   * Whether this process executes the runs of flows.
   * @default false in process, true for a service that listens on a port
   */
  runs?: boolean;
  /** Called for every request. @default no logging */
  logger?: RequestLogger | undefined;
  /**
   * Creates a span for every request, and child spans for each call of a source and each commit. Create it with
   * `openTracing`, or pass the tracer of the embedding program, which must then also set a context manager.
   * @default no tracing
   */
  tracer?: Tracer | undefined;
}

/** The address at which the service listens. */
export interface ServeOptions extends FlowServiceOptions {
  /** 0 chooses a free port. */
  port: number;
  /** @default 127.0.0.1 */
  host?: string;
}
