import { describe, expect, it } from 'vitest';
import { errorFromNetworkFailure, wasNeverSent } from './from-network-failure.ts';

const REQUEST = { method: 'GET', url: 'https://platform.example/data?x=1' };

function fetchFailed(code?: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('low level'), { code }) });
}

describe('errorFromNetworkFailure', () => {
  it.each([
    { code: 'ECONNREFUSED', want: 'connection-refused', neverSent: true },
    { code: 'ENOTFOUND', want: 'host-not-found', neverSent: true },
    { code: 'EAI_AGAIN', want: 'host-not-found', neverSent: true },
    { code: 'UND_ERR_CONNECT_TIMEOUT', want: 'connect-timeout', neverSent: true },
    { code: 'ECONNRESET', want: 'connection-lost', neverSent: false },
    { code: 'UND_ERR_SOCKET', want: 'connection-lost', neverSent: false },
    { code: 'CERT_HAS_EXPIRED', want: 'certificate-rejected', neverSent: false },
    { code: 'SOMETHING_NEW', want: 'network-failed', neverSent: false },
    { code: undefined, want: 'network-failed', neverSent: false },
  ])('calls $code $want', ({ code, want, neverSent }) => {
    const cause = fetchFailed(code);
    const error = errorFromNetworkFailure(cause, REQUEST);
    expect(error).toMatchObject({ ...REQUEST, name: 'NetworkError', code: want, cause });
    expect(error.nextSteps).toHaveLength(1);
    expect(wasNeverSent(error)).toBe(neverSent);
  });

  it('says what could not be reached, and how it failed', () => {
    const { message } = errorFromNetworkFailure(fetchFailed('ENOTFOUND'), REQUEST);
    expect(message).toBe('GET /data did not get through to platform.example: the host name is unknown.');
  });

  it('takes the silence of a browser', () => {
    expect(errorFromNetworkFailure(new TypeError('Failed to fetch'), REQUEST).code).toBe('network-failed');
  });
});
