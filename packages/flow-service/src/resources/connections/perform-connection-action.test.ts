import type { EntityReference } from '@headwater/models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, secretText, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

async function createDraft(body: object): Promise<EntityReference> {
  return (await client.call('POST', '/connections?mode=draft', { body })).body as EntityReference;
}

test('a draft is completed by patches and then published', async () => {
  const { id, etag } = await createDraft(blobConnection({ auth: undefined }));
  const auth = { specName: 'ConnectionString', params: { connectionString: secretText() } };
  const patched = await client.call('PATCH', `/connections/${id}`, {
    body: [{ op: 'add', path: '/auth', value: auth }],
    headers: { 'if-match': etag },
  });
  const published = await client.call('POST', `/connections/${id}/action?op=publish`);

  expect([patched.status, published.status]).toEqual([200, 200]);
  expect((published.body as EntityReference).etag).not.toBe((patched.body as EntityReference).etag);
  expect(await client.retrieve(id)).toMatchObject({
    state: 'enabled',
    auth: { specName: 'ConnectionString' },
  });
});

test('the operation is case-insensitive', async () => {
  const { id } = await createDraft(blobConnection());

  expect((await client.call('POST', `/connections/${id}/action?op=PUBLISH`)).status).toBe(200);
});

test('an incomplete draft cannot be published', async () => {
  const { id } = await createDraft(blobConnection({ auth: { specName: 'ConnectionString', params: {} } }));

  expect(await client.call('POST', `/connections/${id}/action?op=publish`)).toMatchObject({
    status: 400,
    body: { type: expect.stringContaining('CONNECTOR-1304-400') },
  });
  expect(await client.retrieve(id)).toMatchObject({ state: 'draft' });
});

test('a connection is disabled and enabled again, each time under a new etag', async () => {
  const { id, etag } = await client.create(blobConnection());
  const disabled = await client.call('POST', `/connections/${id}/action?op=disable`);

  expect(disabled.status).toBe(200);
  expect((disabled.body as EntityReference).etag).not.toBe(etag);
  expect(await client.retrieve(id)).toMatchObject({ state: 'disabled' });
  expect((await client.call('POST', `/connections/${id}/action?op=DISABLE`)).status).toBe(400);
  expect((await client.call('POST', `/connections/${id}/action?op=enable`)).status).toBe(200);
  expect(await client.retrieve(id)).toMatchObject({ state: 'enabled' });
});

test('an etag is checked if it is sent', async () => {
  const { id } = await createDraft(blobConnection());
  const headers = { 'if-match': '"00000000-0000-0200-0000-000000000000"' };

  expect((await client.call('POST', `/connections/${id}/action?op=publish`, { headers })).status).toBe(412);
});

test('a draft can be deleted', async () => {
  const { id } = await createDraft(blobConnection());

  expect((await client.call('DELETE', `/connections/${id}`)).status).toBe(204);
});

test.each([
  { query: 'op=publish', code: 'FLOW-1422-400' },
  { query: 'op=FINALIZE', code: 'FLOW-1402-400' },
  { query: 'op=FINALIZE_UPDATE', code: 'FLOW-1402-400' },
  { query: 'op=finalize-update', code: 'FLOW-1402-400' },
  { query: 'op=enable', code: 'FLOW-1422-400' },
  { query: 'op=explode', code: 'FLOW-1434-400' },
  { query: 'op=publish&subOp=JUMP', code: 'FLOW-1435-400' },
  { query: '', code: 'FLOW-2119-400' },
])('$query on an enabled connection → $code', async ({ query, code }) => {
  const { id } = await client.create(blobConnection());

  expect(await client.call('POST', `/connections/${id}/action?${query}`)).toMatchObject({
    status: 400,
    body: { type: `https://ns.adobe.com/aep/errors/${code}` },
  });
});
