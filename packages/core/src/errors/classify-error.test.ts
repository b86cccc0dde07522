import {
  ApiError,
  AuthError,
  ConfigError,
  HeadwaterError,
  InvalidInputError,
  NetworkError,
  TimeoutError,
} from '@headwater/sdk';
import { describe, expect, it } from 'vitest';
import { AmbiguousNameError } from './ambiguous-name-error.ts';
import { classifyError } from './classify-error.ts';

const request = { method: 'GET', url: 'http://127.0.0.1/x' };
const api = (status: number, code = `http-${status}`) => new ApiError('x', { ...request, status, code });

describe('classifyError', () => {
  it.each([
    ['an input error', new InvalidInputError('x', { code: 'invalid-values' }), 'invalid-input'],
    ['a settings error', new ConfigError('x', { code: 'profile-incomplete' }), 'invalid-input'],
    ['an ambiguous name', new AmbiguousNameError('x', []), 'conflict'],
    [
      'a local service that does not run',
      new ConfigError('x', { code: 'local-service-not-running' }),
      'platform-unavailable',
    ],
    ['a 400', api(400), 'invalid-input'],
    ['a refused token', new AuthError('x', { code: 'token-refused' }), 'not-authorised'],
    ['a 401', api(401), 'not-authorised'],
    ['a 403', api(403), 'not-authorised'],
    ['the write guard', new HeadwaterError('x', { code: 'production-guard' }), 'not-authorised'],
    ['a 404', api(404), 'not-found'],
    ['an unknown profile', new ConfigError('x', { code: 'unknown-profile' }), 'not-found'],
    ['a 412', api(412), 'conflict'],
    ['a connection in use', api(400, 'FLOW-1418-400'), 'conflict'],
    ['a source without a driver', api(400, 'CONNECTOR-1305-400'), 'not-reachable-here'],
    [
      'a file that is not at the source',
      new ApiError('x', {
        ...request,
        status: 400,
        code: 'CONNECTOR-1308-400',
        sourceCode: 'object-not-found',
      }),
      'not-found',
    ],
    ['a source that fails', api(400, 'CONNECTOR-1308-400'), 'source-refused'],
    ['a 429', api(429), 'platform-unavailable'],
    ['a 503', api(503), 'platform-unavailable'],
    [
      'a lost connection',
      new NetworkError('x', { ...request, code: 'connection-lost' }),
      'platform-unavailable',
    ],
    ['a time-out', new TimeoutError({ ...request, timeoutMs: 1 }), 'platform-unavailable'],
    [
      'a streaming source at explore',
      new HeadwaterError('x', { code: 'nothing-to-explore' }),
      'invalid-input',
    ],
    ['a REST source at a listing', new HeadwaterError('x', { code: 'nothing-to-list' }), 'invalid-input'],
    ['a clone of an unknown source', new HeadwaterError('x', { code: 'source-unknown' }), 'invalid-input'],
    [
      'a draft where drafts are not tested',
      new HeadwaterError('x', { code: 'draft-test-not-offered' }),
      'invalid-input',
    ],
    ['an answer without what it promises', api(200, 'unreadable-answer'), 'platform-unavailable'],
    ['a bug', new TypeError('x is not a function'), 'unexpected'],
    ['something that is no error', 'x', 'unexpected'],
  ])('calls %s %3$s', (_what, error, kind) => {
    expect(classifyError(error).kind).toBe(kind);
  });

  it('includes findings, candidates, the request id, and next steps', () => {
    const finding = {
      code: 'param-missing',
      severity: 'error',
      param: 'sasUri',
      cause: 'c',
      fix: 'f',
    } as const;
    expect(
      classifyError(new InvalidInputError('x', { code: 'invalid-values', findings: [finding] })),
    ).toEqual({
      kind: 'invalid-input',
      code: 'invalid-values',
      message: 'x',
      nextSteps: [],
      findings: [finding],
    });
    const candidate = { id: '1', name: 'x', state: 'enabled', updatedAt: 0 };
    expect(classifyError(new AmbiguousNameError('x', [candidate, candidate]))).toMatchObject({
      code: 'ambiguous-name',
      candidates: [candidate, candidate],
    });
    const fault = { status: 500, code: 'FLOW-1400-500', detail: 'It broke.', requestId: 'r-1' };
    expect(classifyError(new ApiError('x', { ...request, ...fault }))).toMatchObject({
      requestId: 'r-1',
      code: 'FLOW-1400-500',
      detail: 'It broke.',
    });
  });
});
