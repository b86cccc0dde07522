import { describe, expect, it } from 'vitest';
import { nextStepsFor } from './next-steps.ts';

const CHECK_ORGANIZATION =
  'Check the organization id, and that the credential belongs to it and has a product profile.';

describe('nextStepsFor', () => {
  it('does not suggest a new token if the token has no access to the organization', () => {
    expect(nextStepsFor(401, 'FLOW-2000-401')).toEqual([CHECK_ORGANIZATION]);
  });

  it('suggests a new token for other responses with status 401', () => {
    expect(nextStepsFor(401, '401013')).toEqual(['Get a new access token.', CHECK_ORGANIZATION]);
  });

  it.each([408, 429, 500, 501, 502, 503, 504, 599])('suggests a later attempt for status %i', (status) => {
    expect(nextStepsFor(status, 'unknown')).toEqual([expect.stringMatching(/^Try again later\./)]);
  });

  it.each([301, 405, 409, 410, 422])('has no next step for status %i without a known code', (status) => {
    expect(nextStepsFor(status, `http-${status}`)).toEqual([]);
  });

  it('prefers the delay that the response requests', () => {
    expect(nextStepsFor(429, '429050', 1500)).toEqual(['Try again in 2 s.']);
  });

  it.each(['toString', 'constructor', '__proto__'])('treats the code %s as unknown', (code) => {
    expect(nextStepsFor(409, code)).toEqual([]);
  });
});
