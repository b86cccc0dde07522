import type { Options } from 'ky';
import type { RetryOptions } from '../client-options.ts';
import { ApiError, isSourceVerdict } from '../errors/api-error.ts';
import { isLastingFailure, wasNeverSent } from '../errors/from-network-failure.ts';
import { NetworkError } from '../errors/network-error.ts';

const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

interface RetryCircumstances {
  /** Number of previous retries. */
  retries: number;
  /** True if the request is idempotent. */
  isSafe: boolean;
  /** Remaining time of the call. */
  remainingMs: number;
}

/** The conditions, number, and delays of retries: ky's own options, and the decisions that ky does not make. */
export interface RetryPolicy {
  /** ky implements backoff with full jitter and `Retry-After`. */
  readonly options: Exclude<Options['retry'], number | undefined>;
  /** True if a request may be sent again after an error and the delay ends within the time limit of the call. */
  mayRetry(error: unknown, circumstances: RetryCircumstances): boolean;
  /**
   * Added to the backoff after a 429 without `Retry-After`, because a rate limit lasts seconds. 0 after other errors.
   */
  rateLimitWaitMs(error: unknown, retries: number): number;
}

export function createRetryPolicy(policy: RetryOptions = {}): RetryPolicy {
  const { limit = 3, backoffMs = 300, maxBackoffMs = 10_000, rateLimitMs = 1000 } = policy;
  const statusCodes = [...TRANSIENT];

  function rateLimitWaitMs(error: unknown, retries: number): number {
    const isRateLimited =
      error instanceof ApiError && error.status === 429 && error.retryAfterMs === undefined;
    return isRateLimited ? Math.min(maxBackoffMs, rateLimitMs * 2 ** retries) : 0;
  }

  function longestWaitMs(error: unknown, retries: number): number {
    if (error instanceof ApiError && error.retryAfterMs !== undefined) return error.retryAfterMs;
    return rateLimitWaitMs(error, retries) + Math.min(maxBackoffMs, backoffMs * 2 ** retries);
  }

  return {
    options: {
      limit,
      statusCodes,
      afterStatusCodes: statusCodes,
      delay: (attempt) => backoffMs * 2 ** (attempt - 1),
      backoffLimit: maxBackoffMs,
      jitter: true,
    },
    mayRetry(error, { retries, isSafe, remainingMs }) {
      return mayRepeat(error, isSafe) && longestWaitMs(error, retries) < remainingMs;
    },
    rateLimitWaitMs,
  };
}

function mayRepeat(error: unknown, isSafe: boolean): boolean {
  if (error instanceof NetworkError) return !isLastingFailure(error) && (isSafe || wasNeverSent(error));
  if (!(error instanceof ApiError)) return false;
  // Retrying a source repeats a login, and a few failed logins lock an account.
  if (isSourceVerdict(error)) return wasTurnedAway(error);
  return isSafe ? TRANSIENT.has(error.status) : wasTurnedAway(error);
}

/**
 * True if the request was certainly not processed: the rate limit was exceeded, or the service sent a Retry-After.
 */
function wasTurnedAway({ status, retryAfterMs }: ApiError): boolean {
  return status === 429 || (status === 503 && retryAfterMs !== undefined);
}
