import type { ConnectionSpec, ConnectionSpecPage } from '@headwater/models';
import { listSources, loadSource } from '@headwater/sources';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOB_SPEC_ID, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

async function list(query = ''): Promise<readonly ConnectionSpec[]> {
  const { status, body } = await client.call('GET', `/connectionSpecs/${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as ConnectionSpecPage).items;
}

describe('the registry', () => {
  test('has one spec for every id of every source', async () => {
    const ids = (await list()).map(({ id }) => id);
    const known = listSources().flatMap(({ connectionSpec }) => [
      connectionSpec.id,
      ...connectionSpec.alternateIds,
    ]);

    expect(ids.toSorted()).toEqual([...new Set(known)].toSorted());
  });

  test('shows auth methods as JSON Schemas that mark secrets', async () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    for (const { authSpec = [], name } of await list()) {
      for (const { spec } of authSpec) expect(ajv.validateSchema(spec), name).toBe(true);
    }
    const [blob] = await list(`?property=id==${BLOB_SPEC_ID}`);

    expect(blob).toMatchObject({
      name: 'azure-blob',
      authSpec: [
        {
          name: 'ConnectionString',
          spec: { required: ['connectionString'], properties: { connectionString: { format: 'password' } } },
        },
        { name: 'SAS URI Authentication' },
        { name: 'Service Principal Based Authentication' },
      ],
      exploreSpec: { name: 'FileSystem', type: 'FileSystem' },
      attributes: { category: 'Cloud Storage', isSource: true },
      permissionsInfo: { view: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['read'] }] },
    });
  });

  test('shows the parameters of a source connection: those of the source itself, or else those of its kind', async () => {
    const ajv = new Ajv({ strict: false });
    for (const { sourceSpec, name } of await list()) {
      expect(sourceSpec, name).toMatchObject({ name: expect.any(String), type: sourceSpec?.name });
      expect(ajv.validateSchema(sourceSpec?.spec ?? false), name).toBe(true);
    }

    expect((await list('?property=name==amazon-kinesis'))[0]?.sourceSpec).toMatchObject({
      name: 'Streaming',
      spec: {
        properties: {
          stream: { type: 'string' },
          dataType: { enum: ['raw', 'xdm'] },
          reset: { enum: ['latest', 'earliest'] },
        },
        required: ['stream', 'dataType'],
      },
    });
    expect((await list('?property=name==sftp'))[0]?.sourceSpec).toMatchObject({
      name: 'CloudStorage',
      spec: { required: ['path'] },
    });
  });

  test('lists the parameters of all sources that share an id, and requires those that each of them requires', async () => {
    const shared = await list('?property=id==59a4b493-a615-40f9-bd38-f823d0909a2b');

    expect(shared[0]?.sourceSpec?.spec).toMatchObject({
      properties: { accountIds: {}, pivot: {}, object_type: { enum: ['accounts', 'contacts'] }, path: {} },
      required: [],
    });
  });

  test('assigns every source to a category of the registry', async () => {
    const categories = new Set((await list()).map(({ attributes }) => attributes?.category));

    expect([...categories].toSorted()).toEqual([
      'Advertising',
      'Analytics',
      'CRM',
      'Cloud Storage',
      'Consent and Preferences',
      'Customer Success',
      'Database',
      'Loyalty',
      'Marketing Automation',
      'Payments',
      'Protocols',
      'Streaming',
      'e-Commerce',
    ]);
  });

  test('lists the auth methods of all sources that share an id', async () => {
    const shared = listSources().find(({ slug, connectionSpec: { id } }) =>
      listSources().some((other) => other.slug !== slug && other.connectionSpec.id === id),
    );
    if (shared === undefined) throw new Error('No two sources share an id.');
    const { variants } = await loadSource(shared.slug);
    const [spec] = await list(`?property=id==${shared.connectionSpec.id}`);

    expect(spec?.authSpec?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(variants.map(({ specName }) => specName)),
    );
  });

  test('returns one spec for either id of a source', async () => {
    for (const id of ['0ed90a81-07f4-4586-8190-b40eccef1c5a', 'b3ba5556-48be-44b7-8b85-ff2b69b46dc4']) {
      const { body } = await client.call('GET', `/connectionSpecs/${id}`);

      expect(body).toMatchObject({ items: [{ id, name: 'adls-gen2' }] });
    }
  });

  test('reports an unknown spec', async () => {
    expect(await client.call('GET', '/connectionSpecs/none')).toMatchObject({
      status: 404,
      body: { type: expect.stringContaining('FLOW-1439-404') },
    });
  });
});

describe('its filter', () => {
  test('matches id, name, provider and attributes', async () => {
    const all = await list();
    const cloud = await list('?property=attributes.category==Cloud%20Storage');

    expect(cloud.length).toBeGreaterThan(0);
    expect(cloud.length).toBeLessThan(all.length);
    expect(await list('?property=attributes.isSource==true')).toEqual(all);
    expect(await list('?property=attributes.nothingLikeIt==undefined')).toEqual([]);
    expect(await list('?property=attributes.nothingLikeIt!=undefined')).toEqual(all);
    expect(await list('?property=attributes.uiAttributes==[object Object]')).toEqual([]);
    expect((await list('?property=name==azure-blob,adls-gen2')).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['adls-gen2', 'azure-blob']),
    );
    expect(await list('?property=name!=azure-blob&property=name==azure-blob')).toEqual([]);
    expect(await list('?property=providerId==521eee4d-8cbe-4906-bb48-fb6bd4450033')).toEqual(
      all.filter(({ providerId }) => providerId === '521eee4d-8cbe-4906-bb48-fb6bd4450033'),
    );
  });

  test.each([
    { query: 'property=version==1.0', code: 'FLOW-1449-400' },
    { query: 'property=authSpec.name==x', code: 'FLOW-1449-400' },
    { query: 'property=name>a', code: 'FLOW-1448-400' },
    { query: 'limit=0', code: 'FLOW-1452-400' },
  ])('$query → $code', async ({ query, code }) => {
    expect(await client.call('GET', `/connectionSpecs?${query}`)).toMatchObject({
      status: 400,
      body: { type: `https://ns.adobe.com/aep/errors/${code}` },
    });
  });
});

test.each([
  ['POST', '/connectionSpecs'],
  ['PUT', `/connectionSpecs/${BLOB_SPEC_ID}`],
])('user tokens cannot write specs: %s %s', async (method, path) => {
  const body = { name: 'mine', providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a' };

  expect(await client.call(method, path, { body })).toMatchObject({
    status: 400,
    body: { type: 'https://ns.adobe.com/aep/errors/FLOW-1426-400' },
  });
});
