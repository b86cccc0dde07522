import { describe, expect, it } from 'vitest';
import { ExplainedFailure } from './explained-failure.ts';
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
    { code: 'CERT_HAS_EXPIRED', want: 'certificate-rejected', neverSent: true },
    { code: 'EHOSTUNREACH', want: 'host-unreachable', neverSent: true },
    { code: 'ENETUNREACH', want: 'host-unreachable', neverSent: true },
    { code: 'ENETDOWN', want: 'host-unreachable', neverSent: true },
    { code: 'EADDRNOTAVAIL', want: 'host-unreachable', neverSent: true },
    { code: 'EACCES', want: 'connection-forbidden', neverSent: true },
    { code: 'ECONNABORTED', want: 'connection-lost', neverSent: false },
    { code: 'EPIPE', want: 'connection-lost', neverSent: false },
    { code: 'ETIMEDOUT', want: 'answer-timeout', neverSent: false },
    { code: 'UND_ERR_HEADERS_TIMEOUT', want: 'answer-timeout', neverSent: false },
    { code: 'UND_ERR_BODY_TIMEOUT', want: 'answer-timeout', neverSent: false },
    { code: 'EPROTO', want: 'tls-failed', neverSent: false },
    { code: 'ERR_SSL_WRONG_VERSION_NUMBER', want: 'tls-failed', neverSent: false },
    { code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', want: 'tls-failed', neverSent: false },
    { code: 'CERT_NOT_YET_VALID', want: 'certificate-rejected', neverSent: true },
    { code: 'CERT_REVOKED', want: 'certificate-rejected', neverSent: true },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', want: 'certificate-rejected', neverSent: true },
    { code: 'UNABLE_TO_GET_ISSUER_CERT', want: 'certificate-rejected', neverSent: true },
    { code: 'HPE_INVALID_CONSTANT', want: 'not-http', neverSent: false },
    { code: 'HPE_HEADER_OVERFLOW', want: 'not-http', neverSent: false },
    { code: 'EAI_FAIL', want: 'host-not-found', neverSent: true },
    { code: 'SOMETHING_NEW', want: 'network-failed', neverSent: false },
    { code: undefined, want: 'network-failed', neverSent: false },
  ])('calls $code $want', ({ code, want, neverSent }) => {
    const cause = fetchFailed(code);
    const error = errorFromNetworkFailure(cause, REQUEST);
    expect(error).toMatchObject({ ...REQUEST, name: 'NetworkError', code: want, cause });
    expect(error.nextSteps).toHaveLength(1);
    expect(wasNeverSent(error)).toBe(neverSent);
  });

  it('reports the unreachable host and the failure', () => {
    const { message } = errorFromNetworkFailure(fetchFailed('ENOTFOUND'), REQUEST);
    expect(message).toBe('GET /data failed to reach platform.example: the host name is unknown.');
  });

  it('distinguishes a connect timeout from a read timeout', () => {
    const timedOut = (syscall: string) =>
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ETIMEDOUT', syscall }) });
    expect(errorFromNetworkFailure(timedOut('connect'), REQUEST).code).toBe('connect-timeout');
    expect(errorFromNetworkFailure(timedOut('read'), REQUEST).code).toBe('answer-timeout');
  });

  it('reads the first of several attempted addresses', () => {
    const errors = ['EHOSTUNREACH', 'ECONNREFUSED'].map((code) => Object.assign(new Error(), { code }));
    const cause = new TypeError('fetch failed', { cause: new AggregateError(errors) });
    expect(errorFromNetworkFailure(cause, REQUEST).code).toBe('host-unreachable');
  });

  it('uses the explanation of the fetch function', () => {
    const explained = new ExplainedFailure('the proxy sleeps', {
      code: 'proxy-asleep',
      nextStep: 'Wake it.',
    });
    const error = errorFromNetworkFailure(new TypeError('fetch failed', { cause: explained }), REQUEST);
    expect(error).toMatchObject({ code: 'proxy-asleep', nextSteps: ['Wake it.'] });
    expect(error.message).toBe('GET /data failed to reach platform.example: the proxy sleeps.');
  });

  it('handles a browser error without a cause', () => {
    expect(errorFromNetworkFailure(new TypeError('Failed to fetch'), REQUEST).code).toBe('network-failed');
  });
});
