import type { TokenSource } from './auth/token-source.ts';

/** The global `fetch`, or anything that answers a request, such as a service in the same process. */
export type Fetch = (request: Request) => Response | Promise<Response>;

export interface RetryOptions {
  /**
   * How many times a call is tried again after its first try.
   * @default 3
   */
  limit?: number;
  /**
   * Longest wait before the first retry, in milliseconds; it doubles with each, and chance shortens it.
   * @default 300
   */
  backoffMs?: number;
  /**
   * No wait grows beyond this, in milliseconds. A `Retry-After` of the API is not cut.
   * @default 10000
   */
  maxBackoffMs?: number;
  /**
   * Wait after the first answer of 429 without `Retry-After`, in milliseconds; it doubles with each.
   * @default 1000
   */
  rateLimitMs?: number;
}

export interface ClientOptions {
  /** Origin of the platform or of a local service, for example `https://platform.adobe.io`. */
  baseUrl: string;
  /** Organization, of the shape `…@AdobeOrg`. */
  imsOrg: string;
  /** Client id, sent as the API key. */
  clientId: string;
  /** Name of the sandbox every request takes place in. */
  sandbox: string;
  tokens: TokenSource;
  /** @default the global `fetch` */
  fetch?: Fetch;
  /**
   * How long one call may take in milliseconds, its retries and waits included.
   * @default 30000, and 120000 for tests and explores, which wait for a source
   */
  timeoutMs?: number;
  retry?: RetryOptions;
  /** Sent as `User-Agent`; browsers keep their own. */
  userAgent?: string;
}

/** What any single call may be told. */
export interface CallOptions {
  /** Gives the call up, whether it is sending, waiting to retry, or reading. */
  signal?: AbortSignal | undefined;
  /** In place of the client's own. */
  timeoutMs?: number | undefined;
}
