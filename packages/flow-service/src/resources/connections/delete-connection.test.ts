import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

test('a deleted connection no longer exists', async () => {
  const { id } = await client.create(blobConnection());
  const kept = await client.create(blobConnection());

  expect(await client.call('DELETE', `/connections/${id}/`)).toMatchObject({ status: 204, body: undefined });
  expect((await client.call('GET', `/connections/${id}`)).status).toBe(404);
  expect((await client.call('DELETE', `/connections/${id}`)).status).toBe(404);
  expect(await client.retrieve(kept.id)).toMatchObject({ id: kept.id });
});

test('the option values of a connection are an empty list', async () => {
  const { id } = await client.create(blobConnection());

  expect((await client.call('GET', `/connections/${id}/configs`)).body).toEqual({ items: [] });
});

test('the answer for a connection that does not exist has the platform’s shape', async () => {
  const { status, body, headers } = await client.call('GET', '/connections/none');
  const message = 'There is no connection none here.';

  expect(status).toBe(404);
  expect(body).toEqual({
    type: 'https://ns.adobe.com/aep/errors/FLOW-1439-404',
    title: 'Resource not found',
    status: 404,
    report: { 'detailed-message': message, 'request-id': headers.get('x-request-id') },
    errorMessage: message,
    errorDetails: message,
  });
});
