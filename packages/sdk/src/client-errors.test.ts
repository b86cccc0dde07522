import { describe, expect, it } from 'vitest';
import { isApiError } from './errors/api-error.ts';
import { answer, recordingServer } from './testing/recording-server.ts';
import { testClient } from './testing/test-client.ts';

const PATH = '/data/foundation/flowservice/connections/c-1';

describe('an error response', () => {
  it('contains all details from the service', async () => {
    const body = {
      type: 'https://ns.adobe.com/aep/errors/FLOW-1404-412',
      title: 'Version not matching',
      status: 412,
      report: { 'detailed-message': 'The etag is not the current one.', 'request-id': 'r-1' },
      errorMessage: 'The etag is not the current one.',
      errorDetails: 'The etag is not the current one.',
    };
    const server = await recordingServer(() => answer(412, body));
    const patch = testClient(server.url).connections.patch('c-1', [], { etag: '"old"' });
    const error = await patch.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'ApiError',
      message: `PATCH ${PATH} returned 412 Version not matching (FLOW-1404-412): The etag is not the current one.`,
      method: 'PATCH',
      url: `${server.url}${PATH}`,
      status: 412,
      code: 'FLOW-1404-412',
      title: 'Version not matching',
      detail: 'The etag is not the current one.',
      requestId: 'r-1',
      nextSteps: ['Retrieve it again, review the changes, and repeat your change with the new etag.'],
    });
    expect([isApiError(error), isApiError(error, 412), isApiError(error, 404)]).toEqual([true, true, false]);
  });

  it.each([
    { name: 'empty', body: undefined, want: `GET ${PATH} returned 404.` },
    { name: 'a proxy page', body: '<html>Not here</html>', want: `GET ${PATH} returned 404.` },
    { name: 'plain text', body: 'no route', want: `GET ${PATH} returned 404: no route` },
    {
      name: 'from the gateway',
      body: { error_code: '404000', message: 'No such resource' },
      want: `GET ${PATH} returned 404 (404000): No such resource`,
    },
  ])('builds a message from a body that is $name', async ({ body, want }) => {
    const server = await recordingServer(() => answer(404, body));
    await expect(testClient(server.url).connections.retrieve('c-1')).rejects.toMatchObject({ message: want });
  });

  it('falls back to the status for the code and to a header for the request id', async () => {
    const server = await recordingServer(() => answer(404, undefined, { 'x-request-id': 'r-2' }));
    await expect(testClient(server.url).connections.retrieve('c-1')).rejects.toMatchObject({
      code: 'http-404',
      requestId: 'r-2',
    });
  });

  it.each([
    { status: 400, body: { type: '/FLOW-1415-400' }, step: /auth spec names/ },
    { status: 400, body: { type: '/FLOW-9999-400' }, step: /Correct the error that the response names/ },
    { status: 401, body: {}, step: /new access token/ },
    { status: 403, body: { error_code: '403003' }, step: /client id/ },
    { status: 403, body: { error_code: '403027' }, step: /organization/ },
    { status: 404, body: { type: '/FLOW-2101-404' }, step: /sandbox/ },
    { status: 500, body: {}, step: /request id/ },
  ])('suggests a next step for $status $body', async ({ status, body, step }) => {
    const server = await recordingServer(() => answer(status, body));
    const { connections } = testClient(server.url, { retry: { limit: 0 } });
    await expect(connections.retrieve('c-1')).rejects.toMatchObject({
      nextSteps: expect.arrayContaining([expect.stringMatching(step)]),
    });
  });
});
