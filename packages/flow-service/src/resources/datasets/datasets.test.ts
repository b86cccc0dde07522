import type { BatchesById, DatasetReferences, DatasetsById, XdmSchema } from '@headwater/models';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const BASE = '//data/foundation/catalog';
const SCHEMAS = '//data/foundation/schemaregistry/tenant/schemas';

let service: TestService;
let client: TestClient;
let schemaId: string;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  schemaId = await createSchema(client);
});
afterAll(() => service.close());

async function createSchema(owner: TestClient): Promise<string> {
  const body = {
    type: 'object',
    title: 'Orders',
    allOf: [{ $ref: 'https://ns.adobe.com/xdm/context/profile' }],
  };
  return ((await owner.call('POST', SCHEMAS, { body })).body as XdmSchema).$id;
}

function orders(overrides: object = {}): object {
  const contentType = 'application/vnd.adobe.xed-full+json; version=1';
  return { name: 'Orders', schemaRef: { id: schemaId, contentType }, ...overrides };
}

async function create(body = orders()): Promise<string> {
  const answer = await client.call('POST', `${BASE}/dataSets?requestDataSource=true`, { body });
  expect(answer).toMatchObject({ status: 201 });
  const [reference = ''] = answer.body as DatasetReferences;
  expect(reference).toMatch(/^@\/dataSets\/[0-9a-f]{24}$/);
  const id = reference.replace('@/dataSets/', '');
  expect(answer.headers.get('location')).toBe(`/data/foundation/catalog/dataSets/${id}`);
  return id;
}

async function retrieve(id: string): Promise<object> {
  const { body } = await client.call('GET', `${BASE}/dataSets/${id}`);
  expect(Object.keys(body as DatasetsById)).toEqual([id]);
  return (body as DatasetsById)[id] ?? {};
}

test('a dataset is returned as an object with its id as the only key', async () => {
  const tags = { unifiedProfile: ['enabled:true'] };
  const id = await create(orders({ tags, enableErrorDiagnostics: true }));

  expect(await retrieve(id)).toMatchObject({
    ...orders(),
    tags,
    enableErrorDiagnostics: true,
    imsOrg: client.credentials.imsOrg,
    version: '1.0.0',
    files: `@/dataSetFiles?dataSetId=${id}`,
    fileDescription: { persisted: true, containerFormat: 'parquet', format: 'parquet' },
  });
});

test('datasets are listed by id, in the requested order', async () => {
  client = await service.inNewSandbox();
  schemaId = await createSchema(client);
  for (const name of ['b', 'a', 'c']) await create(orders({ name }));
  const names = async (query: string): Promise<string[]> => {
    const { body } = await client.call('GET', `${BASE}/dataSets?${query}`);
    return Object.values(body as DatasetsById).map(({ name }) => name);
  };

  expect(await names('orderBy=asc:name')).toEqual(['a', 'b', 'c']);
  expect(await names('orderBy=desc:name&limit=1&start=1')).toEqual(['b']);
  expect(await names('name=c')).toEqual(['c']);
  expect(await names('name=d')).toEqual([]);
});

test.each<{ what: string; body: () => object }>([
  { what: 'a schema that does not exist', body: () => orders({ schemaRef: { id: 'https://x/y' } }) },
  { what: 'no schema', body: () => ({ name: 'Orders' }) },
  { what: 'no name', body: () => orders({ name: undefined }) },
  { what: 'an unknown member', body: () => orders({ color: 'red' }) },
  { what: 'a format other than Parquet', body: () => orders({ fileDescription: { format: 'csv' } }) },
])('refuses a dataset with $what', async ({ body }) => {
  expect(await client.call('POST', `${BASE}/dataSets`, { body: body() })).toMatchObject({ status: 400 });
});

describe('a patch', () => {
  test('by an object replaces its members', async () => {
    const id = await create();
    const answer = await client.call('PATCH', `${BASE}/dataSets/${id}`, { body: { name: 'Sales' } });

    expect(answer).toMatchObject({ status: 200, body: [`@/dataSets/${id}`] });
    expect(await retrieve(id)).toMatchObject({ ...orders(), name: 'Sales', version: '1.0.1' });
  });

  test.each(['application/json', 'application/json-patch+json'])(
    'by instructions is taken as %s',
    async (type) => {
      const id = await create(orders({ description: 'All.' }));
      const body = [
        { op: 'add', path: '/tags', value: { unifiedProfile: ['enabled:true'] } },
        { op: 'remove', path: '/description' },
      ];
      const headers = { 'content-type': type };

      expect(await client.call('PATCH', `${BASE}/dataSets/${id}`, { body, headers })).toMatchObject({
        status: 200,
      });
      const dataset = await retrieve(id);
      expect(dataset).toMatchObject({ tags: { unifiedProfile: ['enabled:true'] } });
      expect(dataset).not.toHaveProperty('description');
    },
  );

  test.each<{ what: string; body: unknown }>([
    { what: 'the schema', body: { schemaRef: { id: 'x' } } },
    { what: 'the schema by an instruction', body: [{ op: 'replace', path: '/schemaRef/id', value: 'x' }] },
    { what: 'the name to nothing', body: [{ op: 'remove', path: '/name' }] },
    { what: 'a tag to a number', body: [{ op: 'add', path: '/tags', value: { a: 1 } }] },
    { what: 'with an unknown operation', body: [{ op: 'move', path: '/name' }] },
  ])('cannot change $what', async ({ body }) => {
    const id = await create();
    const before = await retrieve(id);

    expect(await client.call('PATCH', `${BASE}/dataSets/${id}`, { body })).toMatchObject({ status: 400 });
    expect(await retrieve(id)).toEqual(before);
  });

  test('of JSON Patch is refused where an operation does not take it', async () => {
    const headers = { 'content-type': 'application/json-patch+json' };

    expect(await client.call('POST', `${BASE}/dataSets`, { body: orders(), headers })).toMatchObject({
      status: 400,
    });
  });
});

test('a deleted dataset is gone, and frees its schema', async () => {
  const id = await create();
  const own = `${SCHEMAS}/${encodeURIComponent(schemaId)}`;

  expect(await client.call('DELETE', own)).toMatchObject({ status: 409 });
  expect(await client.call('DELETE', `${BASE}/dataSets/${id}`)).toMatchObject({
    status: 200,
    body: [`@/dataSets/${id}`],
  });
  expect(await client.call('DELETE', `${BASE}/dataSets/${id}`)).toMatchObject({ status: 404 });
  expect(await client.call('GET', `${BASE}/dataSets/${id}`)).toMatchObject({ status: 404 });
});

test('a dataset is not visible from another sandbox', async () => {
  const id = await create();
  const other = await service.inNewSandbox();

  for (const [method, options] of [
    ['GET', {}],
    ['PATCH', { body: { name: 'x' } }],
    ['DELETE', {}],
  ] as const) {
    expect(await other.call(method, `${BASE}/dataSets/${id}`, options)).toMatchObject({ status: 404 });
  }
  expect(await other.call('GET', `${BASE}/dataSets`)).toMatchObject({ status: 200, body: {} });
});

test('batches of runs are listed by id and filtered by dataset and status', async () => {
  const scope = { imsOrgId: client.credentials.imsOrg, sandboxName: client.sandboxName };
  const audited = { createdBy: 'u', updatedBy: 'u', createdClient: 'c', updatedClient: 'c', etag: '"1"' };
  for (const [id, datasetId, status] of [
    ['01A', 'one', 'success'],
    ['01B', 'two', 'failure'],
  ] as const) {
    const batch = { recordCount: 3 };
    await service.store.batches.insert(scope, {
      ...{ id, datasetId, status, batch },
      ...{ ...audited, createdAt: 1, updatedAt: 2 },
    });
  }
  const ids = async (query: string): Promise<string[]> =>
    Object.keys((await client.call('GET', `${BASE}/batches?${query}`)).body as BatchesById);

  expect(await ids('orderBy=asc:created')).toEqual(['01A', '01B']);
  expect(await ids('dataSet=two')).toEqual(['01B']);
  expect(await ids('status=success')).toEqual(['01A']);
  expect(await ids('status=failure&dataSet=one')).toEqual([]);
  expect((await client.call('GET', `${BASE}/batches/01A`)).body).toEqual({
    '01A': {
      status: 'success',
      recordCount: 3,
      imsOrg: scope.imsOrgId,
      created: 1,
      updated: 2,
      relatedObjects: [{ type: 'dataSet', id: 'one' }],
    },
  });
  expect(await client.call('GET', `${BASE}/batches/01C`)).toMatchObject({ status: 404 });
});
