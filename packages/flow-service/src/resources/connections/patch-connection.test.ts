import { createSecretSealer, loadMasterKeys, openAuth } from '@headwater/flow-store';
import type { EntityReference } from '@headwater/models';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, blobConnection, secretText, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
let created: EntityReference;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
beforeEach(async () => {
  created = await client.create(blobConnection({ description: 'Before' }));
});
afterAll(() => service.close());

async function patch(body: unknown, ifMatch: string | undefined = created.etag): Promise<Answer> {
  return await client.call('PATCH', `/connections/${created.id}`, { body, headers: { 'if-match': ifMatch } });
}

/** The parameters as a driver receives them. */
async function readClearParams(): Promise<unknown> {
  const scope = { imsOrgId: client.credentials.imsOrg, sandboxName: client.sandboxName };
  const row = await service.store.connections.find(scope, created.id);
  const masterKeys = await loadMasterKeys({ environment: {}, dataDirectory: service.dataDirectory });
  return row && openAuth(row, scope, createSecretSealer(masterKeys))?.params;
}

describe('a patch', () => {
  test('applies its instructions and returns a new etag', async () => {
    const { status, body } = await patch([
      { op: 'replace', path: '/name', value: 'After' },
      { op: 'remove', path: '/description' },
    ]);
    const { id, etag } = body as EntityReference;

    expect(status).toBe(200);
    expect(id).toBe(created.id);
    expect(etag).not.toBe(created.etag);
    const item = await client.retrieve(id);
    expect(item).toMatchObject({ name: 'After', etag, version: etag });
    expect(item).not.toHaveProperty('description');
  });

  test('is not dated before the version it changes, even if the clock was set back', async () => {
    let now = 1_000_000;
    const early = await openTestService({ now: () => now });
    const there = await early.inNewSandbox();
    const { id, etag } = await there.create(blobConnection());
    now -= 500_000;
    const body = [{ op: 'replace', path: '/name', value: 'After' }];
    await there.call('PATCH', `/connections/${id}`, { body, headers: { 'if-match': etag } });

    expect(await there.retrieve(id)).toMatchObject({
      name: 'After',
      createdAt: 1_000_000,
      updatedAt: 1_000_000,
    });
    await early.close();
  });

  test('may be a single instruction, with its operation in any case', async () => {
    expect((await patch({ op: 'Replace', path: '/name', value: 'One' })).status).toBe(200);
    expect(await client.retrieve(created.id)).toMatchObject({ name: 'One' });
  });

  test('returns a new etag even if nothing changes', async () => {
    const { body } = await patch([{ op: 'add', path: '/name', value: 'Blob' }]);

    expect((body as EntityReference).etag).not.toBe(created.etag);
  });

  test('applies completely or not at all', async () => {
    const { status } = await patch([
      { op: 'replace', path: '/name', value: 'After' },
      { op: 'replace', path: '/auth/params/folderPath', value: 'x' },
    ]);

    expect(status).toBe(400);
    expect(await client.retrieve(created.id)).toMatchObject({ name: 'Blob', etag: created.etag });
  });

  test('keeps the creator and records who changed the connection', async () => {
    const before = await client.retrieve(created.id);
    await patch([{ op: 'replace', path: '/name', value: 'After' }]);
    const { createdAt, createdBy, updatedAt } = await client.retrieve(created.id);

    expect({ createdAt, createdBy }).toEqual({
      createdAt: before.createdAt,
      createdBy: before.createdBy,
    });
    expect(updatedAt).toBeGreaterThanOrEqual(Number(before.updatedAt));
  });
});

describe('credentials', () => {
  test('are replaced as a whole', async () => {
    const connectionString = secretText();
    await patch([{ op: 'add', path: '/auth/params/container', value: 'landing' }]);
    const { etag } = (await client.retrieve(created.id)) as { etag: string };
    await patch([{ op: 'add', path: '/auth/params', value: { connectionString } }], etag);

    expect(await readClearParams()).toEqual({ connectionString });
  });

  test('can be changed one by one without affecting the others', async () => {
    const connectionString = secretText();
    await patch([
      { op: 'replace', path: '/auth/params/connectionString', value: connectionString },
      { op: 'add', path: '/auth/params/container', value: 'landing' },
    ]);

    expect(await readClearParams()).toEqual({ connectionString, container: 'landing' });
    expect(await client.retrieve(created.id)).toMatchObject({
      auth: { params: { connectionString: '********', container: 'landing' } },
    });
  });

  test('are kept if only the name changes', async () => {
    const before = await readClearParams();
    await patch([{ op: 'replace', path: '/name', value: 'After' }]);

    expect(await readClearParams()).toEqual(before);
  });

  test('cannot be replaced with the mask that stands for them', async () => {
    const before = await readClearParams();
    const answer = await patch([
      { op: 'replace', path: '/auth/params', value: { connectionString: '********' } },
    ]);

    expect(answer).toMatchObject({
      status: 400,
      body: { type: expect.stringContaining('CONNECTOR-1312-400') },
    });
    expect(await readClearParams()).toEqual(before);
  });

  test('may be set together with the auth method they belong to, but not with another', async () => {
    const value = { specName: 'ConnectionString', params: { connectionString: secretText() } };
    const other = { specName: 'SAS URI Authentication', params: { sasUri: secretText() } };

    expect(await patch([{ op: 'replace', path: '/auth', value: other }])).toMatchObject({
      status: 400,
      body: { type: expect.stringContaining('FLOW-1455-400') },
    });
    expect((await patch([{ op: 'replace', path: '/auth', value }])).status).toBe(200);
  });
});

describe('the etag', () => {
  test('is required', async () => {
    const answer = await client.call('PATCH', `/connections/${created.id}`, {
      body: [{ op: 'replace', path: '/name', value: 'After' }],
    });

    expect(answer).toMatchObject({
      status: 400,
      body: { type: expect.stringContaining('FLOW-1403-400'), title: 'Header is missing' },
    });
  });

  test('may be sent without quotes', async () => {
    expect(
      (await patch({ op: 'replace', path: '/name', value: 'x' }, created.etag.slice(1, -1))).status,
    ).toBe(200);
  });

  test('of an older version is rejected', async () => {
    await patch({ op: 'replace', path: '/name', value: 'first' });

    expect(await patch({ op: 'replace', path: '/name', value: 'second' })).toMatchObject({
      status: 412,
      body: { type: expect.stringContaining('FLOW-1404-412'), title: 'Version not matching' },
    });
    expect(await client.retrieve(created.id)).toMatchObject({ name: 'first' });
  });

  test('lets only one of many concurrent changes succeed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        patch({ op: 'replace', path: '/name', value: `name ${index}` }),
      ),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(412)]);
  });
});

describe('rejected requests', () => {
  test.each([
    { given: [], code: 'FLOW-1405-400' },
    { given: null, code: 'FLOW-1405-400' },
    { given: { op: 'copy', path: '/name', value: 'x' }, code: 'FLOW-1434-400' },
    { given: { op: 'move', path: '/name' }, code: 'FLOW-1434-400' },
    { given: { op: 'test', path: '/name', value: 'x' }, code: 'FLOW-1434-400' },
    { given: { path: '/name', value: 'x' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'replace', value: 'x' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'replace', path: '/name' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'replace', path: '/name', value: '' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'remove', path: '/name' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'replace', path: '/name', value: 7 }, code: 'CONNECTOR-1312-400' },
    { given: 'replace', code: 'CONNECTOR-1312-400' },
    { given: { op: 'replace', path: '/connectionSpec', value: {} }, code: 'FLOW-1414-400' },
    { given: { op: 'replace', path: '/connectionSpec/id', value: 'x' }, code: 'FLOW-1414-400' },
    { given: { op: 'replace', path: '/auth/specName', value: 'x' }, code: 'FLOW-1455-400' },
    { given: { op: 'replace', path: '/id', value: 'x' }, code: 'FLOW-1455-400' },
    { given: { op: 'replace', path: '/state', value: 'draft' }, code: 'FLOW-1455-400' },
    { given: { op: 'add', path: '/color', value: 'red' }, code: 'FLOW-1455-400' },
    { given: { op: 'add', path: 'name', value: 'x' }, code: 'FLOW-1455-400' },
    { given: { op: 'replace', path: '/auth/params/folderPath', value: 'x' }, code: 'FLOW-1455-400' },
    { given: { op: 'remove', path: '/auth/params/connectionString' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'remove', path: '/auth' }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'replace', path: '/auth/params', value: {} }, code: 'CONNECTOR-1304-400' },
    { given: { op: 'replace', path: '/auth/params', value: 'x' }, code: 'CONNECTOR-1312-400' },
    { given: { op: 'add', path: '/auth/params/container', value: 7 }, code: 'CONNECTOR-1312-400' },
  ])('$given → $code', async ({ given, code }) => {
    expect(await patch(given)).toMatchObject({
      status: 400,
      body: { type: `https://ns.adobe.com/aep/errors/${code}` },
    });
    expect(await client.retrieve(created.id)).toMatchObject({ etag: created.etag });
  });

  test('a path of any length, with a short answer that gives the reason', async () => {
    const { id, etag } = await client.create(blobConnection());
    const body = [{ op: 'remove', path: `/name/${'😀'.repeat(100_000)}` }];
    const answer = await client.call('PATCH', `/connections/${id}`, { headers: { 'if-match': etag }, body });

    expect(answer).toMatchObject({
      status: 400,
      body: {
        errorMessage: expect.stringMatching(/^The path \/name\/😀.* … .*😀 cannot be changed by a patch\.$/u),
      },
    });
    expect(JSON.stringify(answer.body).length).toBeLessThan(10_000);
  });

  test('instructions that together nest deeper than each alone', async () => {
    const { id, etag } = await client.create(blobConnection());
    const nest = (depth: number): unknown => (depth === 0 ? 1 : { x: nest(depth - 1) });
    const body = Array.from({ length: 2 }, (_, index) => {
      return { op: 'add', path: `/auth/params${'/x'.repeat(50 * index + 1)}`, value: nest(50) };
    });

    expect(
      await client.call('PATCH', `/connections/${id}`, { headers: { 'if-match': etag }, body }),
    ).toMatchObject({
      status: 400,
      body: {
        type: expect.stringContaining('CONNECTOR-1312-400'),
        errorMessage: expect.stringContaining('64'),
      },
    });
  });

  test('a connection that does not exist', async () => {
    const answer = await client.call('PATCH', '/connections/none', {
      body: { op: 'remove', path: '/description' },
      headers: { 'if-match': created.etag },
    });

    expect(answer).toMatchObject({ status: 404, body: { type: expect.stringContaining('FLOW-1439-404') } });
  });
});
