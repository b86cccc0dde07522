import { describe, expect, it } from 'vitest';
import {
  ApiError,
  AuthError,
  ConfigError,
  HeadwaterError,
  InvalidInputError,
  isApiError,
  isAuthError,
  isConfigError,
  isHeadwaterError,
  isInvalidInputError,
  isNetworkError,
  isTimeoutError,
  NetworkError,
  TimeoutError,
} from '../index.ts';

const REQUEST = { method: 'GET', url: 'http://host/path' };
const OPTIONS = { ...REQUEST, code: 'some-code', status: 404 };

const FAMILY = [
  { error: new ApiError('said', OPTIONS), guard: isApiError },
  { error: new AuthError('said', OPTIONS), guard: isAuthError },
  { error: new NetworkError('said', OPTIONS), guard: isNetworkError },
  { error: new TimeoutError({ ...REQUEST, timeoutMs: 5 }), guard: isTimeoutError },
  { error: new ConfigError('said', OPTIONS), guard: isConfigError },
  { error: new InvalidInputError('said', OPTIONS), guard: isInvalidInputError },
];

describe('the error family', () => {
  it.each(FAMILY)('$error.name has a guard that knows it from all others', ({ error, guard }) => {
    const known = [...FAMILY.map((member) => member.error), new Error('other'), 'text', undefined].filter(
      (thrown) => guard(thrown),
    );
    expect(known).toEqual([error]);
    expect(error.name).toBe(error.constructor.name);
    expect(isHeadwaterError(error)).toBe(true);
    expect(error.nextSteps).toBeInstanceOf(Array);
  });

  it('keeps the cause, and has none when there was none', () => {
    const cause = new Error('below');
    expect(new HeadwaterError('said', { code: 'some-code', cause }).cause).toBe(cause);
    expect('cause' in new HeadwaterError('said', { code: 'some-code' })).toBe(false);
  });

  it('carries the findings of an invalid input', () => {
    const findings = [
      { code: 'sas-expired', severity: 'error', cause: 'It expired.', fix: 'Generate a new one.' },
    ] as const;
    expect(new InvalidInputError('said', { code: 'lint', findings }).findings).toEqual(findings);
  });
});
