import { problem } from '../../problems/service-problem.ts';

/** Limits how often each client may call. */
export interface RateLimiter {
  /** @throws ServiceProblem `429050` with the time to retry */
  take(client: string): void;
}

interface Bucket {
  /** Number of requests allowed at the same time. */
  tokens: number;
  /** Epoch milliseconds. */
  filledAt: number;
}

const MINUTE_MS = 60_000;
/** The number of addresses is unbounded. Above this limit, full buckets are dropped. */
const MOST_BUCKETS = 10_000;

/**
 * A token bucket per client: a client may use the rest of a minute's requests at once, and the bucket refills evenly.
 *
 * @param requestsPerMinute 0 for no limit.
 */
export function createRateLimiter(requestsPerMinute: number, now: () => number): RateLimiter {
  if (requestsPerMinute === 0) return { take: () => undefined };
  const buckets = new Map<string, Bucket>();
  const msPerToken = MINUTE_MS / requestsPerMinute;

  return {
    take(client) {
      const bucket = fill(buckets.get(client));
      if (bucket.tokens < 1)
        throw problem('429050', { seconds: Math.ceil(((1 - bucket.tokens) * msPerToken) / 1000) });
      if (buckets.size >= MOST_BUCKETS && !buckets.has(client)) letFullOnesGo();
      buckets.set(client, { ...bucket, tokens: bucket.tokens - 1 });
    },
  };

  function letFullOnesGo(): void {
    for (const [client, bucket] of buckets) {
      if (fill(bucket).tokens >= requestsPerMinute) buckets.delete(client);
    }
    // All buckets are in use, so the oldest one is reset.
    const [oldest] = buckets.keys();
    if (oldest !== undefined && buckets.size >= MOST_BUCKETS) buckets.delete(oldest);
  }

  function fill(bucket: Bucket | undefined): Bucket {
    const time = now();
    if (bucket === undefined) return { tokens: requestsPerMinute, filledAt: time };
    const gained = Math.max(0, time - bucket.filledAt) / msPerToken;
    return { tokens: Math.min(requestsPerMinute, bucket.tokens + gained), filledAt: time };
  }
}
