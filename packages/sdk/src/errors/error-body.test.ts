import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErrorBody, readErrorBody } from './error-body.ts';

const CASES: { shape: string; given: unknown; want: ErrorBody }[] = [
  {
    shape: 'gateway',
    given: { error_code: '403010', message: 'Oauth token is missing' },
    want: { code: '403010', detail: 'Oauth token is missing' },
  },
  {
    shape: 'gateway with a number',
    given: { error_code: 401013, message: 'Oauth token is not valid' },
    want: { code: '401013', detail: 'Oauth token is not valid' },
  },
  {
    shape: 'content type',
    given: {
      type: '/placeholder/type/uri',
      status: 400,
      title: 'BadRequestError',
      detail: 'Wrong media type',
    },
    want: { title: 'BadRequestError', detail: 'Wrong media type' },
  },
  {
    shape: 'service',
    given: {
      type: 'https://ns.adobe.com/aep/errors/FLOW-1404-412',
      title: 'Version not matching',
      status: 412,
      report: { 'detailed-message': 'The etag differs.', 'request-id': 'r-1' },
      errorMessage: 'The etag differs.',
      errorDetails: 'The etag differs.',
    },
    want: {
      code: 'FLOW-1404-412',
      title: 'Version not matching',
      detail: 'The etag differs.',
      requestId: 'r-1',
    },
  },
  {
    shape: 'older service',
    given: { errorMessage: 'Not found', errorDetails: 'No connection 42' },
    want: { title: 'Not found', detail: 'No connection 42' },
  },
  { shape: 'older service, brief', given: { errorMessage: 'Not found' }, want: { detail: 'Not found' } },
  { shape: 'plain', given: { message: 'Bad spec id' }, want: { detail: 'Bad spec id' } },
  {
    shape: 'another platform service',
    given: {
      type: 'http://ns.adobe.com/aep/errors/EXEG-0503-503',
      title: 'Upstream failed',
      status: 503,
      report: { tenantInfo: { sandboxName: 'prod' }, additionalContext: 'catalog is down' },
      'error-chain': [{ serviceId: 'FLW', errorCode: 'FLW-1-503', unixTimeStampMs: 1 }],
    },
    want: { code: 'EXEG-0503-503', title: 'Upstream failed', detail: 'catalog is down' },
  },
  {
    shape: 'another platform service, code in its chain only',
    given: { type: 'about:blank', title: 'Failed', 'error-chain': [{ errorCode: 'FLW-1-503' }] },
    want: { code: 'FLW-1-503', title: 'Failed' },
  },
  {
    shape: 'IMS',
    given: { error: 'invalid_client', error_description: 'Bad client or secret' },
    want: { code: 'invalid_client', detail: 'Bad client or secret' },
  },
  { shape: 'unknown JSON', given: { anything: [1] }, want: {} },
];

describe('readErrorBody', () => {
  it.each(CASES)('reads the shape: $shape', ({ given, want }) => {
    expect(definedOf(readErrorBody(JSON.stringify(given)))).toEqual(want);
  });

  it.each([
    { given: '', want: {} },
    { given: '  \n', want: {} },
    { given: '<html><h1>502 Bad Gateway</h1></html>', want: {} },
    { given: 'upstream connect error\n', want: { detail: 'upstream connect error' } },
    { given: 'x'.repeat(1000), want: { detail: 'x'.repeat(300) } },
    { given: '[1]', want: { detail: '[1]' } },
    { given: 'null', want: { detail: 'null' } },
    { given: '{"report": null, "error-chain": [], "title": 5}', want: { title: '5' } },
  ])('extracts a message from $given', ({ given, want }) => {
    expect(definedOf(readErrorBody(given))).toEqual(want);
  });

  it('accepts any JSON and any string', () => {
    const names = fc.constantFrom('type', 'title', 'report', 'error-chain', 'error', 'message', 'detail');
    const bodies = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(names, fc.jsonValue()).map((fields) => JSON.stringify(fields)),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        for (const value of Object.values(definedOf(readErrorBody(body)))) expect(value).toBeTypeOf('string');
      }),
    );
  });
});

function definedOf(body: ErrorBody): ErrorBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
