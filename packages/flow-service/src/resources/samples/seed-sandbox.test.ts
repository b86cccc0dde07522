import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

async function namesOf(client: TestClient): Promise<string[]> {
  const { body } = await client.call('GET', '/connections?orderby=name');
  return (body as { items: { name: string }[] }).items.map(({ name }) => name);
}

const seed = (client: TestClient, body?: object, sandbox?: string) =>
  client.call('POST', '//headwater/seed', {
    ...(body ? { body } : {}),
    ...(sandbox ? { headers: { 'x-sandbox-name': sandbox } } : {}),
  });

describe('seeding', () => {
  test('creates a connection for each of the five sources, all of which can be retrieved', async () => {
    const client = await service.inNewSandbox();
    const { status, body } = await seed(client);
    const [first] = (body as { items: { id: string; etag: string }[] }).items;

    expect(status).toBe(201);
    expect(await namesOf(client)).toHaveLength(5);
    expect(await client.retrieve(String(first?.id))).toMatchObject({ etag: first?.etag, state: 'enabled' });
  });

  test('creates the requested ones', async () => {
    const client = await service.inNewSandbox();
    await seed(client, { sources: ['azure-blob', 'sftp', 'data-landing-zone'] });

    expect(await namesOf(client)).toEqual([
      'Sample of Azure Blob Storage',
      expect.stringMatching(/^Sample of .*Landing Zone$/),
      'Sample of SFTP',
    ]);
  });

  test('names an unknown source and creates nothing', async () => {
    const client = await service.inNewSandbox();
    const { status, body } = await seed(client, { sources: ['azure-blob', 'azure-blab'] });

    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('azure-blab');
    expect(await namesOf(client)).toEqual([]);
  });
});

describe('resetting', () => {
  test('deletes everything in the sandbox, regardless of the number, and nothing else', async () => {
    const client = await service.inNewSandbox();
    const other = await service.inNewSandbox();
    await other.create(blobConnection());
    await Promise.all(
      Array.from({ length: 150 }, () => client.create(blobConnection({ name: randomUUID() }))),
    );

    expect((await client.call('POST', '//headwater/reset')).body).toEqual({ deleted: 150 });
    expect(await namesOf(client)).toEqual([]);
    expect(await namesOf(other)).toEqual(['Blob']);
    expect((await client.call('POST', '//headwater/reset')).body).toEqual({ deleted: 0 });
  });
});

test.each(['seed', 'reset'])('%s does not change a production sandbox', async (operation) => {
  const client = await service.inNewSandbox();
  const headers = { 'x-sandbox-name': 'prod' };
  const { id } = (await client.call('POST', '/connections', { headers, body: blobConnection() })).body as {
    id: string;
  };
  const { status, body } = await client.call('POST', `//headwater/${operation}`, { headers });

  expect(status).toBe(403);
  expect(body).toMatchObject({ type: 'https://ns.adobe.com/aep/errors/FLOW-2120-403' });
  expect((await client.call('GET', `/connections/${id}`, { headers })).status).toBe(200);
});
