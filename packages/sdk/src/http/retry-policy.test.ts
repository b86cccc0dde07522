import { describe, expect, it } from 'vitest';
import { ApiError } from '../errors/api-error.ts';
import { NetworkError } from '../errors/network-error.ts';
import { retryDelayMs } from './retry-policy.ts';

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

describe('retryDelayMs', () => {
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
    const isRetried = (isSafe: boolean): boolean => retryDelayMs(error, { retries: 0, isSafe }) !== undefined;
    expect({ safe: isRetried(true), unsafe: isRetried(false) }).toEqual({ safe, unsafe });
  });

  it.each([
    { retries: 0, random: 1, want: 300 },
    { retries: 1, random: 1, want: 600 },
    { retries: 2, random: 0.5, want: 600 },
    { retries: 2, random: 0, want: 0 },
    { retries: 3, random: 1, want: undefined },
  ])('waits $want ms before retry $retries when chance says $random', ({ retries, random, want }) => {
    const circumstances = { retries, isSafe: true, random: () => random };
    expect(retryDelayMs(answered(500), circumstances)).toBe(want);
  });

  it.each([
    { retries: 0, random: 0, want: 1000 },
    { retries: 1, random: 0, want: 2000 },
    { retries: 0, random: 1, want: 1300 },
  ])('backs off from a second after a 429 without Retry-After: $want ms', ({ retries, random, want }) => {
    expect(retryDelayMs(answered(429), { retries, isSafe: true, random: () => random })).toBe(want);
  });

  it('never waits longer than the policy says, except as the API asks', () => {
    const circumstances = {
      retries: 8,
      isSafe: true,
      policy: { limit: 9, maxBackoffMs: 2000 },
      random: () => 1,
    };
    expect(retryDelayMs(answered(500), circumstances)).toBe(2000);
    expect(retryDelayMs(answered(503, 60_000), circumstances)).toBe(60_000);
  });

  it('does not retry at all with a limit of 0', () => {
    expect(retryDelayMs(answered(500), { retries: 0, isSafe: true, policy: { limit: 0 } })).toBeUndefined();
  });
});
