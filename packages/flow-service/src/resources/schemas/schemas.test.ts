import type { SchemaPage, XdmSchema } from '@headwater/models';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const BASE = '//data/foundation/schemaregistry';
const PROFILE = 'https://ns.adobe.com/xdm/context/profile';
const XED = 'application/vnd.adobe.xed+json';
const XED_ID = 'application/vnd.adobe.xed-id+json';

let service: TestService;
let client: TestClient;
let schema: XdmSchema;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  schema = await create(orders());
});
afterAll(() => service.close());

function orders(overrides: object = {}): object {
  return {
    type: 'object',
    title: 'Orders',
    description: 'Orders of the shop.',
    allOf: [{ $ref: PROFILE }],
    properties: { total: { type: 'number', title: 'Total' } },
    required: ['total'],
    ...overrides,
  };
}

async function create(body: object): Promise<XdmSchema> {
  const answer = await client.call('POST', `${BASE}/tenant/schemas`, { body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body as XdmSchema;
}

function get(path: string, accept?: string): Promise<Answer> {
  return client.call('GET', `${BASE}${path}`, { headers: { accept } });
}

function pathOf(id: string): string {
  return `/tenant/schemas/${encodeURIComponent(id)}`;
}

test('a new schema has an id, an alternate id, and a version', () => {
  const { $id } = schema;

  expect($id).toMatch(/^https:\/\/ns\.adobe\.com\/headwater\/schemas\/[0-9a-f]{48}$/);
  expect(schema).toMatchObject({
    'meta:altId': `_headwater.schemas.${$id.split('/').at(-1)}`,
    'meta:resourceType': 'schemas',
    'meta:class': PROFILE,
    'meta:extends': [PROFILE],
    version: '1.0',
    imsOrg: client.credentials.imsOrg,
    allOf: [{ $ref: PROFILE }],
  });
});

test.each(['$id', 'meta:altId'] as const)('is found by its %s', async (member) => {
  expect(await get(pathOf(String(schema[member])), `${XED}; version=1`)).toMatchObject({
    status: 200,
    body: { $id: schema.$id, title: 'Orders' },
  });
});

test('its full form has the fields of the class, and its form without text no titles of fields', async () => {
  const { body } = await get(pathOf(schema.$id), 'application/vnd.adobe.xed-full-notext+json;version=1');

  expect(body).toMatchObject({
    properties: { _id: { type: 'string' }, total: { type: 'number' } },
    required: ['total'],
  });
  expect(body).not.toHaveProperty('allOf');
  expect(body).not.toHaveProperty('description');
  expect(body).not.toHaveProperty('properties.total.title');
});

describe('the header Accept', () => {
  test.each([
    { accept: undefined, status: 400 },
    { accept: '*/*', status: 400 },
    { accept: 'application/json', status: 400 },
    { accept: XED, status: 400 },
    { accept: `${XED}; version=`, status: 400 },
    { accept: `${XED}; version=one`, status: 400 },
    { accept: `${XED}; version=2`, status: 406 },
    { accept: `${XED}; version=1.1`, status: 406 },
    { accept: 'application/vnd.adobe.xed-odd+json; version=1', status: 406 },
    { accept: `${XED_ID}; version=1`, status: 406 },
    { accept: `${XED};version=1.0`, status: 200 },
    { accept: 'application/vnd.adobe.xed-full-desc+json; version=1', status: 200 },
  ])('of a schema is answered with $status for $accept', async ({ accept, status }) => {
    expect(await get(pathOf(schema.$id), accept)).toMatchObject({ status });
  });

  test.each([
    { accept: undefined, status: 400 },
    { accept: 'application/json', status: 400 },
    { accept: `${XED_ID}; version=1`, status: 400 },
    { accept: `${XED}; version=1`, status: 400 },
    { accept: XED_ID, status: 200 },
    { accept: XED, status: 200 },
  ])('of a list is answered with $status for $accept', async ({ accept, status }) => {
    expect(await get('/tenant/schemas', accept)).toMatchObject({ status });
  });
});

test('a list has identities or whole schemas, page by page in their order', async () => {
  const own = await service.inNewSandbox();
  for (const title of ['b', 'a', 'c'])
    await own.call('POST', `${BASE}/tenant/schemas`, { body: orders({ title }) });
  const list = async (query: string, accept = XED_ID): Promise<SchemaPage> => {
    const { body } = await own.call('GET', `${BASE}/tenant/schemas?${query}`, { headers: { accept } });
    return body as SchemaPage;
  };
  const first = await list('orderby=title&limit=2');
  const second = await list(`orderby=title&limit=2&start=${first._page?.next}`);

  expect(first.results.map(({ title }) => title)).toEqual(['a', 'b']);
  expect(Object.keys(first.results[0] ?? {}).sort()).toEqual(['$id', 'meta:altId', 'title', 'version']);
  expect(second.results.map(({ title }) => title)).toEqual(['c']);
  expect(second._page).toEqual({ orderby: 'title', next: null, count: 1 });
  expect((await list('orderby=-title', XED)).results).toMatchObject([
    { title: 'c', properties: {} },
    { title: 'b' },
    { title: 'a' },
  ]);
  expect(await own.call('GET', `${BASE}/tenant/schemas?start=x`, { headers: { accept: XED } })).toMatchObject(
    {
      status: 400,
    },
  );
});

test.each<{ what: string; body: object; detail: string }>([
  { what: 'no class', body: { allOf: [{ properties: {} }] }, detail: '0 classes' },
  {
    what: 'two classes',
    body: { allOf: [{ $ref: PROFILE }, { $ref: 'https://ns.adobe.com/xdm/data/adhoc' }] },
    detail: '2 classes',
  },
  {
    what: 'an unknown reference',
    body: { allOf: [{ $ref: PROFILE }, { $ref: 'https://example.com/mixin' }] },
    detail: 'https://example.com/mixin',
  },
  { what: 'a conflicting field', body: { properties: { _id: { type: 'number' } } }, detail: '_id' },
])('refuses a schema with $what', async ({ body, detail }) => {
  const answer = await client.call('POST', `${BASE}/tenant/schemas`, { body: orders(body) });

  expect(answer).toMatchObject({
    status: 400,
    body: {
      type: 'https://ns.adobe.com/aep/errors/CONNECTOR-1312-400',
      errorMessage: expect.stringContaining(detail),
    },
  });
});

test('a schema is replaced as a whole, and deleted', async () => {
  const { $id } = await create(orders());
  const body = { type: 'object', title: 'Other', allOf: [{ $ref: PROFILE }] };
  const replaced = await client.call('PUT', `${BASE}${pathOf($id)}`, { body });

  expect(replaced).toMatchObject({ status: 200, body: { $id, title: 'Other' } });
  expect(replaced.body).not.toHaveProperty('properties');
  expect(await client.call('DELETE', `${BASE}${pathOf($id)}`)).toMatchObject({ status: 204 });
  expect(await get(pathOf($id), `${XED}; version=1`)).toMatchObject({ status: 404 });
});

test('statistics name the tenant and count the schemas of the sandbox', async () => {
  const own = await service.inNewSandbox();
  await own.call('POST', `${BASE}/tenant/schemas`, { body: orders() });

  expect(await own.call('GET', `${BASE}/stats`)).toMatchObject({
    status: 200,
    body: { imsOrg: own.credentials.imsOrg, tenantId: 'headwater', counts: { schemas: 1 } },
  });
});

test('a schema is not visible from another sandbox', async () => {
  const other = await service.inNewSandbox();
  const headers = { accept: `${XED}; version=1` };

  for (const [method, options] of [
    ['GET', { headers }],
    ['PUT', { body: orders() }],
    ['DELETE', {}],
  ] as const) {
    expect(await other.call(method, `${BASE}${pathOf(schema.$id)}`, options)).toMatchObject({ status: 404 });
  }
});

test('every change of a schema is in the audit trail', async () => {
  const own = await service.inNewSandbox();
  const made = await own.call('POST', `${BASE}/tenant/schemas`, { body: orders() });
  const path = `${BASE}${pathOf((made.body as XdmSchema).$id)}`;
  await own.call('PUT', path, { body: orders({ title: 'Other' }) });
  await own.call('DELETE', path);
  const { body } = await own.call('GET', '//headwater/audit?limit=100');
  const { items } = body as { items: { operation: string; sandboxName?: string }[] };

  expect(
    items.filter(({ sandboxName }) => sandboxName === own.sandboxName).map(({ operation }) => operation),
  ).toEqual(expect.arrayContaining(['createSchema', 'replaceSchema', 'deleteSchema']));
});
