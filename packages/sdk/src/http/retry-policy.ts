import type { RetryOptions } from '../client-options.ts';
import { ApiError, isSourceVerdict } from '../errors/api-error.ts';
import { isLastingFailure, wasNeverSent } from '../errors/from-network-failure.ts';
import { NetworkError } from '../errors/network-error.ts';
import type { Deadline } from './deadline.ts';
import { wait } from './wait.ts';

const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

export interface RetryCircumstances {
  /** How often it was tried again already. */
  retries: number;
  /** Whether trying twice does no more than trying once. */
  isSafe: boolean;
  policy?: RetryOptions | undefined;
  /** From 0 up to 1; spreads the retries of many clients. */
  random?: () => number;
}

export interface RetryContext {
  isSafe: boolean;
  policy: RetryOptions | undefined;
  deadline: Deadline;
}

/**
 * Tries again as the policy allows. Gives up at once, with the error at hand, when the wait would outlast the call.
 *
 * Not left to ky: it copies every request up front in case it is retried, which makes a call half as slow again.
 */
export async function withRetries<Answer>(
  attempt: () => Promise<Answer>,
  { isSafe, policy, deadline }: RetryContext,
): Promise<Answer> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const delay = retryDelayMs(error, { retries, isSafe, policy });
      if (delay === undefined || delay >= deadline.remainingMs()) throw error;
      await wait(delay, deadline.signal);
    }
  }
}

/** Milliseconds to wait before trying again, or `undefined` when it must not be tried again. */
export function retryDelayMs(
  error: unknown,
  { retries, isSafe, policy = {}, random = Math.random }: RetryCircumstances,
): number | undefined {
  const { limit = 3, backoffMs = 300, maxBackoffMs = 10_000, rateLimitMs = 1000 } = policy;
  if (retries >= limit || !mayRepeat(error, isSafe)) return undefined;
  const asked = error instanceof ApiError ? error.retryAfterMs : undefined;
  if (asked !== undefined) return asked;
  const longest = Math.min(maxBackoffMs, backoffMs * 2 ** retries);
  // A rate limit without `Retry-After` is a matter of seconds; chance only adds to the wait.
  if (isRateLimited(error)) return Math.min(maxBackoffMs, rateLimitMs * 2 ** retries) + random() * longest;
  return random() * longest;
}

function mayRepeat(error: unknown, isSafe: boolean): boolean {
  if (error instanceof NetworkError) return !isLastingFailure(error) && (isSafe || wasNeverSent(error));
  if (!(error instanceof ApiError)) return false;
  // Asking a source again repeats a login, and a few wrong ones lock an account.
  if (isSourceVerdict(error)) return wasTurnedAway(error);
  return isSafe ? TRANSIENT.has(error.status) : wasTurnedAway(error);
}

function isRateLimited(error: unknown): boolean {
  return error instanceof ApiError && error.status === 429;
}

/** Whether the request was certainly not processed: over the limit, or the service said when to come back. */
function wasTurnedAway({ status, retryAfterMs }: ApiError): boolean {
  return status === 429 || (status === 503 && retryAfterMs !== undefined);
}
