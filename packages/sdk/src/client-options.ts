import type { TokenSource } from './auth/token-source.ts';

/** The global `fetch`, or any function that answers a request, such as a service in the same process. */
export type Fetch = (request: Request) => Response | Promise<Response>;

export interface RetryOptions {
  /**
   * Maximum number of retries of a call.
   * @default 3
   */
  limit?: number;
  /**
   * Maximum delay before the first retry, in milliseconds. It doubles with each retry and is randomly shortened.
   * @default 300
   */
  backoffMs?: number;
  /**
   * Maximum delay before any retry, in milliseconds. Does not limit a `Retry-After` of the API.
   * @default 10000
   */
  maxBackoffMs?: number;
  /**
   * Delay after the first 429 response without `Retry-After`, in milliseconds. It doubles with each retry.
   * @default 1000
   */
  rateLimitMs?: number;
}

export interface ClientOptions {
  /** Origin of the platform or of a local service, for example `https://platform.adobe.io`. */
  baseUrl: string;
  /** Organization, in the form `…@AdobeOrg`. */
  imsOrg: string;
  /** Client id, sent as the API key. */
  clientId: string;
  /** Name of the sandbox of every request. */
  sandbox: string;
  tokens: TokenSource;
  /** @default the global `fetch` */
  fetch?: Fetch;
  /**
   * Time limit of one call in milliseconds, including its retries and delays.
   * @default 30000, and 120000 for tests and explores, which wait for a source
   */
  timeoutMs?: number;
  retry?: RetryOptions;
  /** Sent as `User-Agent`. Browsers keep their own value. */
  userAgent?: string;
}

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call while it is sending, waiting to retry, or reading. */
  signal?: AbortSignal | undefined;
  /** Overrides the option of the client. */
  timeoutMs?: number | undefined;
}
