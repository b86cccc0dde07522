import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RetryOptions } from '../client-options.ts';
import { ApiError } from '../errors/api-error.ts';
import { NetworkError } from '../errors/network-error.ts';
import { withDeadline } from './deadline.ts';
import { createExchange } from './exchange.ts';
import { createRetryPolicy } from './retry-policy.ts';

const REQUEST = { method: 'GET', url: 'http://host/path' };

function answered(status: number, retryAfterMs?: number): ApiError {
  return new ApiError('', { ...REQUEST, status, code: `http-${status}`, retryAfterMs });
}

/** @see facts 6.5: codes of a source's provider end in the status. */
function verdict(code: string, retryAfterMs?: number): ApiError {
  return new ApiError('', { ...REQUEST, status: Number(code.slice(-3)), code, retryAfterMs });
}

function failed(code: string): NetworkError {
  return new NetworkError('', { ...REQUEST, code });
}

describe('mayRetry', () => {
  it.each([
    { name: '408', error: answered(408), safe: true, unsafe: false },
    { name: '429', error: answered(429), safe: true, unsafe: true },
    { name: '429 with Retry-After', error: answered(429, 5), safe: true, unsafe: true },
    { name: '500', error: answered(500), safe: true, unsafe: false },
    { name: '502', error: answered(502), safe: true, unsafe: false },
    { name: '503', error: answered(503), safe: true, unsafe: false },
    { name: '503 with Retry-After', error: answered(503, 5), safe: true, unsafe: true },
    { name: '504', error: answered(504), safe: true, unsafe: false },
    { name: '400', error: answered(400), safe: false, unsafe: false },
    { name: '401', error: answered(401), safe: false, unsafe: false },
    { name: '404', error: answered(404), safe: false, unsafe: false },
    { name: '412', error: answered(412), safe: false, unsafe: false },
    { name: '501', error: answered(501), safe: false, unsafe: false },
    { name: 'connection refused', error: failed('connection-refused'), safe: true, unsafe: true },
    { name: 'host not found', error: failed('host-not-found'), safe: true, unsafe: true },
    { name: 'no connection', error: failed('connect-timeout'), safe: true, unsafe: true },
    { name: 'connection lost', error: failed('connection-lost'), safe: true, unsafe: false },
    { name: 'unknown network failure', error: failed('network-failed'), safe: true, unsafe: false },
    { name: 'a 401 of a source', error: verdict('CONNECTOR-1001-401'), safe: false, unsafe: false },
    { name: 'a 500 of a source', error: verdict('CONNECTOR-1005-500'), safe: false, unsafe: false },
    { name: 'a 504 of a source', error: verdict('CONNECTOR-1012-504'), safe: false, unsafe: false },
    {
      name: 'a 503 of a source with Retry-After',
      error: verdict('CONNECTOR-1011-503', 5),
      safe: true,
      unsafe: true,
    },
    { name: 'an error of another kind', error: new TypeError('bug'), safe: false, unsafe: false },
  ])('after $name: retries a read $safe, a write $unsafe', ({ error, safe, unsafe }) => {
    const { mayRetry } = createRetryPolicy();
    const isRetried = (isSafe: boolean): boolean =>
      mayRetry(error, { retries: 0, isSafe, remainingMs: 30_000 });
    expect({ safe: isRetried(true), unsafe: isRetried(false) }).toEqual({ safe, unsafe });
  });

  it.each([
    { name: 'Retry-After', error: answered(503, 2000), waitMs: 2000 },
    { name: 'the backoff', error: answered(503), waitMs: 600 },
    { name: 'the delay after a rate limit', error: answered(429), waitMs: 2600 },
  ])('does not retry if $name may exceed the time limit of the call', ({ error, waitMs }) => {
    const { mayRetry } = createRetryPolicy();
    const circumstances = { retries: 1, isSafe: true };
    expect(mayRetry(error, { ...circumstances, remainingMs: waitMs })).toBe(false);
    expect(mayRetry(error, { ...circumstances, remainingMs: waitMs + 1 })).toBe(true);
  });
});

describe('the delay before a retry', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Delays between the attempts of a read, as the exchange makes them. */
  async function waitsOf(
    answer: () => Response,
    { retry, random }: { retry?: RetryOptions; random: number },
  ): Promise<number[]> {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const sentAt: number[] = [];
    const fetch = (): Response => {
      sentAt.push(performance.now());
      return answer();
    };
    const exchange = createExchange({ fetch, retry });
    const options = { timeoutMs: 3_600_000, request: REQUEST };
    const call = withDeadline(
      (deadline) => exchange({ ...REQUEST, headers: {}, deadline, isSafe: true, secrets: [] }),
      options,
    ).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await call).toBeInstanceOf(ApiError);
    return sentAt.slice(1).map((at, index) => Math.round(at - (sentAt[index] ?? 0)));
  }

  const unavailable = (headers = {}) => new Response(null, { status: 503, headers });
  const limited = () => new Response(null, { status: 429 });

  it.each([
    { random: 1, want: [300, 600, 1200] },
    { random: 0.5, want: [150, 300, 600] },
    { random: 0, want: [0, 0, 0] },
  ])(
    'doubles and is randomly shortened: $want ms with the random value $random',
    async ({ random, want }) => {
      expect(await waitsOf(() => unavailable(), { random })).toEqual(want);
    },
  );

  it.each([
    { random: 0, want: [1000, 2000, 4000] },
    { random: 1, want: [1300, 2600, 5200] },
  ])('starts at one second after a 429 without Retry-After: $want ms', async ({ random, want }) => {
    expect(await waitsOf(limited, { random })).toEqual(want);
  });

  it('never exceeds the maximum of the policy, except when the API requests it', async () => {
    const retry = { limit: 4, maxBackoffMs: 500 };
    expect(await waitsOf(() => unavailable(), { retry, random: 1 })).toEqual([300, 500, 500, 500]);
    expect(await waitsOf(() => unavailable({ 'retry-after': '60' }), { retry, random: 1 })).toEqual([
      60_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('ignores rate limit headers that the error does not report', async () => {
    const answer = () => unavailable({ 'ratelimit-reset': '60' });
    expect(await waitsOf(answer, { random: 1 })).toEqual([300, 600, 1200]);
  });

  it('is zero with a limit of 0', async () => {
    expect(await waitsOf(() => unavailable(), { retry: { limit: 0 }, random: 1 })).toEqual([]);
  });
});
