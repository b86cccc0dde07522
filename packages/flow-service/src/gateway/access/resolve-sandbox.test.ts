import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

test('uses the default production sandbox without the header', async () => {
  const { body } = await client.call('POST', '/connections', {
    body: blobConnection(),
    headers: { 'x-sandbox-name': undefined },
  });
  const { id } = body as { id: string };

  expect(
    (await client.call('GET', `/connections/${id}`, { headers: { 'x-sandbox-name': 'prod' } })).status,
  ).toBe(200);
  expect((await client.call('GET', `/connections/${id}`)).status).toBe(404);
});

test('rejects a sandbox that does not exist and names it', async () => {
  const answer = await client.call('GET', '/connections', { headers: { 'x-sandbox-name': 'atlantis' } });

  expect(answer).toMatchObject({
    status: 404,
    body: {
      type: 'https://ns.adobe.com/aep/errors/FLOW-2100-404',
      title: 'Sandbox not found',
      errorMessage: expect.stringContaining('atlantis'),
    },
  });
});

test('finds a sandbox added while the service runs', async () => {
  const headers = { 'x-sandbox-name': 'later' };
  const before = await client.call('GET', '/connections', { headers });
  await service.store.sandboxes.insert(client.credentials.imsOrg, {
    id: 'later',
    name: 'later',
    title: 'Later',
    type: 'development',
    isDefault: false,
    createdAt: 0,
  });

  expect([before.status, (await client.call('GET', '/connections', { headers })).status]).toEqual([404, 200]);
});

describe('headers for service tokens', () => {
  test.each([
    { path: '/connections', name: 'prod', id: 'x', code: 'FLOW-2110-400' },
    { path: '/connections', name: undefined, id: 'x', code: 'FLOW-2110-400' },
    { path: '/connections', name: '*', id: undefined, code: 'FLOW-2111-403' },
    { path: '/connections', name: '*', id: '*', code: 'FLOW-2111-403' },
    { path: '/connections', name: '*', id: 'x', code: 'FLOW-2112-400' },
    { path: '/connections', name: 'prod', id: '*', code: 'FLOW-2112-400' },
    { path: '/connections', name: undefined, id: '*', code: 'FLOW-2112-400' },
    { path: '/connectionSpecs', name: '*', id: undefined, code: 'FLOW-2113-400' },
    { path: '/connectionSpecs', name: '*', id: '*', code: 'FLOW-2113-400' },
  ])('name $name and id $id at $path → $code', async ({ path, name, id, code }) => {
    const answer = await client.call('GET', path, {
      headers: { 'x-sandbox-name': name, 'x-sandbox-id': id },
    });

    expect(answer).toMatchObject({
      status: Number(code.slice(-3)),
      body: { type: `https://ns.adobe.com/aep/errors/${code}` },
    });
  });
});

describe('sandboxes are isolated', () => {
  test('objects of one sandbox cannot be read, changed, tested or deleted from another sandbox or organization', async () => {
    const owner = await service.inNewSandbox();
    const { id, etag } = await owner.create(blobConnection());
    const patch = { body: { op: 'replace', path: '/name', value: 'mine' }, headers: { 'if-match': etag } };

    for (const other of [client, await service.inNewOrganization()]) {
      const answers = [
        await other.call('GET', `/connections/${id}`),
        await other.call('PATCH', `/connections/${id}`, patch),
        await other.call('DELETE', `/connections/${id}`),
        await other.call('GET', `/connections/${id}/test`),
        await other.call('GET', `/connections/${id}/explore?objectType=root`),
        await other.call('GET', `/connections/${id}/configs`),
        await other.call('POST', `/connections/${id}/action?op=publish`),
        await other.call('GET', `//headwater/connections/${id}/test`),
      ];
      const known = await other.call('GET', `/connections?property=id==${id}`);

      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(404));
      expect(known.body).toEqual({ items: [], _links: {} });
    }
    expect(await owner.retrieve(id)).toMatchObject({ name: 'Blob', etag });
  });

  test('a page token of one sandbox is invalid in another', async () => {
    const owner = await service.inNewSandbox();
    for (const name of ['a', 'b', 'c']) await owner.create(blobConnection({ name }));
    const { body } = await owner.call('GET', '/connections?limit=1');
    const { href } = (body as { _links: { next: { href: string } } })._links.next;
    const other = await (await service.inNewSandbox()).call('GET', href);

    expect(other.body).toMatchObject({ items: [] });
  });
});
