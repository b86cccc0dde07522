import {
  accessToken,
  type Client,
  clientCredentials,
  createClient,
  isApiError,
  isAuthError,
} from '@headwater/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLOB_SPEC_ID, secretText } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

const BASE_URL = 'http://headwater.test';

let service: TestService;
let client: Client;
beforeAll(async () => {
  service = await openTestService();
  client = connect((await service.inNewSandbox()).sandboxName);
});
afterAll(() => service.close());

/** The SDK connected to the service in process, as in an application. */
function connect(sandbox: string): Client {
  const { clientId, clientSecret, imsOrg } = service.service.client;
  const { fetch } = service;
  const tokens = clientCredentials({ imsUrl: BASE_URL, clientId, clientSecret, fetch });
  return createClient({ baseUrl: BASE_URL, imsOrg, clientId, sandbox, tokens, fetch });
}

function blob(name: string) {
  return {
    name,
    auth: { specName: 'ConnectionString', params: { connectionString: secretText() } },
    connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' },
  };
}

test('creates, reads, changes and deletes a connection', async () => {
  const { connections } = client;
  const { id, etag } = await connections.create(blob('first'));
  const patched = await connections.patch(id, [{ op: 'replace', path: '/name', value: 'second' }], { etag });

  expect(await connections.retrieve(id)).toMatchObject({ id, name: 'second', etag: patched.etag });
  await connections.delete(id);
  await expect(connections.retrieve(id)).rejects.toSatisfy((error) => isApiError(error, 404));
});

test('iterates over every page of a list', async () => {
  const own = connect((await service.inNewSandbox()).sandboxName);
  for (const name of ['a', 'b', 'c', 'd', 'e']) await own.connections.create(blob(name));
  const names: string[] = [];
  for await (const { name } of own.connections.list({ limit: 2, orderby: 'name' })) names.push(String(name));
  const searched: string[] = [];
  for await (const { name } of own.connections.search({ limit: 2, orderby: '-name' }))
    searched.push(String(name));

  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(searched).toEqual(names.toReversed());
  expect(await own.connections.count({ property: ['name==a,b'] })).toBe(2);
});

test('publishes a draft', async () => {
  const { id, etag } = await client.connections.create(blob('draft'), { mode: 'draft' });
  await client.connections.publish(id, { etag });

  expect(await client.connections.retrieve(id)).toMatchObject({ state: 'enabled' });
});

test('turns a problem of the service into an error with its code, title and request id', async () => {
  const { id } = await client.connections.create(blob('stale'));
  const stale = client.connections.patch(id, [{ op: 'remove', path: '/description' }], { etag: '"old"' });

  await expect(stale).rejects.toMatchObject({
    status: 412,
    code: 'FLOW-1404-412',
    title: 'Version not matching',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('parses errors of the gateway and of the token endpoint', async () => {
  const { clientId, imsOrg } = service.service.client;
  const { fetch } = service;
  const forged = createClient({
    baseUrl: BASE_URL,
    imsOrg,
    clientId,
    sandbox: 'prod',
    tokens: accessToken('forged'),
    fetch,
  });
  const tokens = clientCredentials({ imsUrl: BASE_URL, clientId, clientSecret: 'wrong', fetch });
  const locked = createClient({ baseUrl: BASE_URL, imsOrg, clientId, sandbox: 'prod', tokens, fetch });

  await expect(forged.connections.list()).rejects.toMatchObject({ status: 401, code: '401013' });
  await expect(locked.connections.list()).rejects.toSatisfy(isAuthError);
});

test.each([
  { property: [`id==${BLOB_SPEC_ID}`], want: ['azure-blob'] },
  { property: ['name==azure-blob'], want: ['azure-blob'] },
  { property: ['name==azure-blob,sftp'], want: ['azure-blob', 'sftp'] },
  { property: ['attributes.isSource==true', 'attributes.category==Streaming'], want: ['http-api'] },
  { property: ['attributes.category==Cloud Storage', 'name==azure-blob,mysql'], want: ['azure-blob'] },
  { property: ['attributes.isSource==false'], want: [] },
  { property: ['attributes.isDestination==true'], want: [] },
])('finds specs by $property', async ({ property, want }) => {
  const { items } = await client.connectionSpecs.list({ property });

  expect(items.map(({ name }) => name).toSorted()).toEqual(want);
});

test('answers for the actions on a spec match their types', async () => {
  const { connectionSpecs } = client;
  const body = { name: 'own', providerId: 'p' };

  expect(await connectionSpecs.configs(BLOB_SPEC_ID, { limit: 1 })).toEqual({
    items: [],
    pageInfo: { hasNext: false },
  });
  await expect(connectionSpecs.explore(BLOB_SPEC_ID, { objectType: 'root' })).rejects.toMatchObject({
    code: 'CONNECTOR-1372-400',
  });
  await expect(connectionSpecs.create(body)).rejects.toMatchObject({ code: 'FLOW-1426-400' });
  await expect(connectionSpecs.update(BLOB_SPEC_ID, body)).rejects.toMatchObject({ code: 'FLOW-1426-400' });
});

test('reads specs, sandboxes and health', async () => {
  const prod = connect('prod');

  expect(await client.connectionSpecs.retrieve(BLOB_SPEC_ID)).toMatchObject({ name: 'azure-blob' });
  expect((await client.connectionSpecs.list({ property: ['name==azure-blob'] })).items).toHaveLength(1);
  expect(await prod.sandboxes.retrieve('prod')).toMatchObject({ type: 'production', isDefault: true });
  expect((await prod.sandboxes.list()).items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['dev', 'prod']),
  );
  expect(await client.headwater.health()).toMatchObject({ status: 'ok' });
});
