import type { ReadLimits } from '@headwater/drivers';
import type { Store, StoreOptions } from '@headwater/flow-store';
import type { Tracer } from '@opentelemetry/api';
import type { RequestLogger } from '../telemetry/request-logger.ts';

/** What an embedded Flow Service is opened with. */
export interface FlowServiceOptions extends StoreOptions {
  /** Takes the place of the database. The service closes it. */
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
   * @default that of the cloud (public, US government, China) of the source's host
   */
  entraAuthority?: string | undefined;
  /** Bounds on what is read from a source; each has a default. */
  limits?: Partial<ReadLimits>;
  /**
   * Calls of sources (test, explore, preview) that run at once; four times as many may wait.
   * @default 32
   */
  sourceCalls?: number;
  /**
   * Requests each client may make in a minute, at this service; 0 for any number.
   * @default 0 in process and on loopback, 6000 on any other host
   */
  requestsPerMinute?: number | undefined;
  /**
   * Whether faults may be injected at `/headwater/faults`, for tests.
   * @default false
   */
  faults?: boolean;
  /** Told of every request. @default no logging */
  logger?: RequestLogger | undefined;
  /**
   * Makes a span of every request, and within it of each call of a source and each commit: one of `openTracing`, or of the
   * embedding program, which then has a context manager as well.
   * @default no tracing
   */
  tracer?: Tracer | undefined;
}

/** Where a served Flow Service listens. */
export interface ServeOptions extends FlowServiceOptions {
  /** 0 takes any free port. */
  port: number;
  /** @default 127.0.0.1 */
  host?: string;
}
