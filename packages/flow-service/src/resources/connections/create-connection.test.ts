import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, secretText, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';
import { TUTORIAL_PAYLOADS } from '../../testing/tutorial-payloads.ts';

const ETAG = /^"[0-9a-f]{8}-0000-0200-0000-[0-9a-f]{8}0000"$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

describe('the tutorials', () => {
  beforeAll(async () => {
    client = await service.inNewSandbox();
  });

  test.each(Object.entries(TUTORIAL_PAYLOADS))(
    '%s is created as its tutorial sends it',
    async (_slug, body) => {
      const answer = await client.call('POST', '/connections', { body });

      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({ id: expect.stringMatching(UUID), etag: expect.stringMatching(ETAG) });
    },
  );
});

describe('creating', () => {
  beforeAll(async () => {
    client = await service.inNewSandbox();
  });

  test('returns the location of the new connection', async () => {
    const { headers, body } = await client.call('POST', '/connections/', { body: blobConnection() });
    const { id } = body as { id: string };

    expect(headers.get('location')).toBe(`/data/foundation/flowservice/connections/${id}`);
    expect((await client.call('GET', `/${String(headers.get('location'))}`)).status).toBe(200);
  });

  test('stores the body as sent, and shows secrets and undeclared parameters masked', async () => {
    const params = { connectionString: secretText(), container: 'landing', conectionString: secretText() };
    const { id, etag } = await client.create(
      blobConnection({
        description: 'Files',
        providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
        auth: { specName: 'ConnectionString', params },
      }),
    );

    expect(await client.retrieve(id)).toMatchObject({
      name: 'Blob',
      description: 'Files',
      providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
      state: 'enabled',
      auth: {
        specName: 'ConnectionString',
        params: { container: 'landing', connectionString: '********', conectionString: '********' },
      },
      etag,
      version: etag,
      sandboxName: client.sandboxName,
      imsOrgId: client.credentials.imsOrg,
      createdClient: client.credentials.clientId,
    });
  });

  test('uses version 1.0 by default', async () => {
    const { connectionSpec } = blobConnection() as { connectionSpec: { id: string } };
    const { id } = await client.create(blobConnection({ connectionSpec: { id: connectionSpec.id } }));

    expect(await client.retrieve(id)).toMatchObject({ connectionSpec: { version: '1.0' } });
  });

  test('allows two connections with the same name', async () => {
    const first = await client.create(blobConnection({ name: 'Twin' }));
    const second = await client.create(blobConnection({ name: 'Twin' }));

    expect(second.id).not.toBe(first.id);
  });

  test('accepts both ids of a source that has two', async () => {
    const body = TUTORIAL_PAYLOADS['adls-gen2'];
    const { id } = await client.create({
      ...body,
      connectionSpec: { id: 'b3ba5556-48be-44b7-8b85-ff2b69b46dc4', version: '1.0' },
    });

    expect(await client.retrieve(id)).toMatchObject({
      connectionSpec: { id: 'b3ba5556-48be-44b7-8b85-ff2b69b46dc4' },
    });
  });

  test('accepts a source that needs no auth block', async () => {
    const { id } = await client.create({
      name: 'Landing zone',
      connectionSpec: { id: '26f526f2-58f4-4712-961d-e41bf1ccc0e8', version: '1.0' },
    });

    expect(await client.retrieve(id)).not.toHaveProperty('auth');
  });

  test('accepts a draft without an auth block', async () => {
    const { id } = await client.create(blobConnection());
    const draft = await client.call('POST', '/connections?mode=draft', {
      body: blobConnection({ auth: undefined }),
    });

    expect(draft.status).toBe(201);
    expect(await client.retrieve((draft.body as { id: string }).id)).toMatchObject({ state: 'draft' });
    expect(await client.retrieve(id)).toMatchObject({ state: 'enabled' });
  });

  test('lets a draft omit parameters, but not misuse them', async () => {
    const auth = { specName: 'ConnectionString', params: {} };
    const lacking = await client.call('POST', '/connections?mode=draft', { body: blobConnection({ auth }) });
    const wrong = await client.call('POST', '/connections?mode=draft', {
      body: blobConnection({ auth: { ...auth, params: { connectionString: 7 } } }),
    });

    expect(lacking.status).toBe(201);
    expect(wrong).toMatchObject({
      status: 400,
      body: { type: expect.stringContaining('CONNECTOR-1312-400') },
    });
  });
});

describe('rejected requests', () => {
  beforeAll(async () => {
    client = await service.inNewSandbox();
  });

  test.each([
    {
      given: { connectionSpec: { id: 'no-such-spec', version: '1.0' } },
      code: 'FLOW-1413-400',
      says: 'no-such-spec',
    },
    {
      given: { connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '9' } },
      code: 'FLOW-1413-400',
      says: 'version 9',
    },
    {
      given: { auth: { specName: 'Conection', params: {} } },
      code: 'FLOW-1415-400',
      says: '"SAS URI Authentication"',
    },
    {
      given: { auth: { specName: 'ConnectionString', params: {} } },
      code: 'CONNECTOR-1304-400',
      says: 'connectionString',
    },
    {
      given: { auth: { specName: 'ConnectionString' } },
      code: 'CONNECTOR-1304-400',
      says: 'connectionString',
    },
    {
      given: { auth: { specName: 'ConnectionString', params: { connectionString: '' } } },
      code: 'CONNECTOR-1304-400',
      says: 'connectionString',
    },
    {
      given: { auth: { specName: 'ConnectionString', params: { connectionString: { a: 1 } } } },
      code: 'CONNECTOR-1312-400',
      says: 'connectionString',
    },
    {
      given: { auth: { specName: 'ConnectionString', params: { connectionString: '********' } } },
      code: 'CONNECTOR-1312-400',
      says: 'mask',
    },
    {
      given: { auth: { specName: 'ConnectionString', params: 'x' } },
      code: 'CONNECTOR-1312-400',
      says: 'auth.params',
    },
    { given: { auth: undefined }, code: 'CONNECTOR-1304-400', says: 'auth' },
    { given: { name: undefined }, code: 'CONNECTOR-1304-400', says: 'name' },
    { given: { name: '' }, code: 'CONNECTOR-1304-400', says: 'name' },
    { given: { name: 7 }, code: 'CONNECTOR-1312-400', says: 'name' },
    { given: { connectionSpec: undefined }, code: 'CONNECTOR-1304-400', says: 'connectionSpec' },
    { given: { connectionSpec: {} }, code: 'CONNECTOR-1304-400', says: 'connectionSpec.id' },
  ])('$given → $code', async ({ given, code, says }) => {
    const { status, body } = await client.call('POST', '/connections', { body: blobConnection(given) });

    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: `https://ns.adobe.com/aep/errors/${code}`,
      status: 400,
      errorMessage: expect.stringContaining(says),
    });
  });

  test('leaves nothing behind', async () => {
    expect((await client.call('GET', '/connections?count=true')).body).toEqual({ count: 0 });
  });

  test('an auth block for a source without authentication', async () => {
    const { body } = await client.call('POST', '/connections', {
      body: blobConnection({
        connectionSpec: { id: '26f526f2-58f4-4712-961d-e41bf1ccc0e8', version: '1.0' },
      }),
    });

    expect(body).toMatchObject({ type: expect.stringContaining('FLOW-1415-400') });
  });
});
