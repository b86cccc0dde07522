import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AzureNamedKeyCredential, generateAccountSas, TableServiceClient } from '@azure/data-tables';
import { type Azurite, byConnectionString, makeContext, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Structure } from '../../contract/contract.ts';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { driver } from '../../drivers/azure-table-storage.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';

let azurite: Azurite;
let guard: DialGuard;
let tables = 0;

beforeAll(async () => {
  azurite = await startAzurite();
  guard = createDialGuard({ allowPrivate: true });
});
afterAll(async () => {
  guard.close();
  await azurite.close();
});

/** Stores entities unchanged in their own table. A client library would rename and rewrite them. */
async function previewOf(...entities: readonly string[]): Promise<Structure> {
  const { accountName, accountKey, connectionString, tableEndpoint } = azurite;
  const path = `values${tables++}`;
  await TableServiceClient.fromConnectionString(connectionString, {
    allowInsecureConnection: true,
  }).createTable(path);
  const sas = generateAccountSas(new AzureNamedKeyCredential(accountName, accountKey), {
    permissions: { add: true },
    expiresOn: new Date(Date.now() + 3_600_000),
  });
  for (const [index, properties] of entities.entries()) {
    const response = await fetch(`${tableEndpoint}/${path}?${sas}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json;odata=nometadata' },
      body: `{"PartitionKey":"p","RowKey":"${index}",${properties}}`,
    });
    if (!response.ok) throw new Error(await response.text());
  }
  return await driver.preview(makeContext({ guard, auth: byConnectionString(connectionString) }), { path });
}

function typesOf({ columns }: Structure): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}

test.each([
  [
    'Int64',
    'Double',
    ['"n@odata.type":"Edm.Int64","n":"-9223372036854775808"', '"n":0.25'],
    'Double',
    ['-9223372036854775808', 0.25],
  ],
  [
    'Int64',
    'Int32',
    ['"n@odata.type":"Edm.Int64","n":"9007199254740993"', '"n":12'],
    'Int64',
    ['9007199254740993', 12],
  ],
  ['Int32', 'Double', ['"n":1', '"n@odata.type":"Edm.Double","n":2.0'], 'Double', [1, 2]],
  [
    'Int64',
    'String',
    ['"n@odata.type":"Edm.Int64","n":"9007199254740993"', '"n":"x"'],
    'String',
    ['9007199254740993', 'x'],
  ],
  ['Boolean', 'Double', ['"n":true', '"n":0.5'], 'String', ['true', '0.5']],
])('%s beside %s keeps each value; only the column widens', async (_one, _other, entities, type, values) => {
  const preview = await previewOf(...entities);
  expect(typesOf(preview).n).toBe(`Edm.${type}`);
  expect(preview.rows?.map(({ n }) => n)).toEqual(values);
});

// https://github.com/Azure/azure-sdk-for-js/issues/18077
test.each(['3000000000.0', '4.0', '-2147483649.0', '1e300'])(
  'the whole Double %s is a Double',
  async (number) => {
    const preview = await previewOf(`"d@odata.type":"Edm.Double","d":${number}`);
    expect(typesOf(preview).d).toBe('Edm.Double');
    expect(preview.rows?.[0]?.d).toBe(Number(number));
  },
);

test('an integer stays an Int32', async () => {
  const preview = await previewOf('"i":2147483647', '"i":-2147483648');
  expect(typesOf(preview).i).toBe('Edm.Int32');
  expect(preview.rows?.map(({ i }) => i)).toEqual([2147483647, -2147483648]);
});

test('shows numbers that JSON cannot hold as strings', async () => {
  const preview = await previewOf(
    '"d@odata.type":"Edm.Double","d":"NaN"',
    '"d@odata.type":"Edm.Double","d":"Infinity"',
    '"d@odata.type":"Edm.Double","d":"-Infinity"',
    '"d":1.5',
  );
  expect(typesOf(preview).d).toBe('Edm.Double');
  expect(preview.rows?.map(({ d }) => d)).toEqual(['NaN', 'Infinity', '-Infinity', 1.5]);
});

test('shows properties named like system properties as separate columns', async () => {
  const preview = await previewOf(
    '"partitionKey":"mine","rowKey":"yours","timestamp":"then","etag":"e"',
    '"other":1',
  );
  expect(typesOf(preview)).toMatchObject({
    partitionKey: 'Edm.String',
    etag: 'Edm.String',
    other: 'Edm.Int32',
  });
  const [first, second] = preview.rows ?? [];
  expect(Object.entries(first ?? {})).toEqual(
    expect.arrayContaining([
      ['PartitionKey', 'p'],
      ['RowKey', '0'],
      ['partitionKey', 'mine'],
      ['rowKey', 'yours'],
      ['timestamp', 'then'],
      ['etag', 'e'],
      ['other', null],
    ]),
  );
  expect(Object.entries(second ?? {})).toEqual(expect.arrayContaining([['partitionKey', null]]));
  expect(first?.Timestamp).toMatch(/^\d{4}-/);
});

test('preserves properties that objects inherit, and a negative zero', async () => {
  // The emulator loses them, so a server sends the service's answer.
  const body =
    '{"value":[{"PartitionKey":"p","RowKey":"0","__proto__":"odd","constructor":7,"z":-0.0},{"PartitionKey":"p","RowKey":"1"}]}';
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'x-ms-request-id': '1', 'content-type': 'application/json' }).end(body),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `TableEndpoint=http://127.0.0.1:${port}/headwater`;
  const auth = byConnectionString(azurite.connectionString.replace(/TableEndpoint=[^;]*/, endpoint));
  const { columns, rows = [] } = await driver.preview(makeContext({ guard, auth }), { path: 'odd' });
  server.close();
  expect(columns.map(({ name, type }) => [name, type])).toContainEqual(['__proto__', 'Edm.String']);
  expect(JSON.parse(JSON.stringify(rows.map((row) => Object.entries(row))))).toEqual([
    [
      ['PartitionKey', 'p'],
      ['RowKey', '0'],
      ['__proto__', 'odd'],
      ['constructor', 7],
      ['z', '-0'],
    ],
    [
      ['PartitionKey', 'p'],
      ['RowKey', '1'],
      ['__proto__', null],
      ['constructor', null],
      ['z', null],
    ],
  ]);
});

test('keeps the ticks of points in time, and shows bytes and identifiers as stored', async () => {
  const preview = await previewOf(
    [
      '"t@odata.type":"Edm.DateTime","t":"1601-01-01T00:00:00.0000001Z"',
      '"b@odata.type":"Edm.Binary","b":"AP8="',
      '"g@odata.type":"Edm.Guid","g":"c9da6455-213d-42c9-9a79-3e9149a57833"',
      '"empty":""',
    ].join(),
  );
  expect(typesOf(preview)).toMatchObject({ t: 'Edm.DateTime', b: 'Edm.Binary', g: 'Edm.Guid' });
  expect(preview.rows?.[0]).toMatchObject({
    t: '1601-01-01T00:00:00.0000001Z',
    b: 'AP8=',
    g: 'c9da6455-213d-42c9-9a79-3e9149a57833',
    empty: '',
  });
});

test('shows all 252 properties of an entity as columns', async () => {
  const names = Array.from({ length: 252 }, (_, index) => `p${index}`);
  const preview = await previewOf(names.map((name, index) => `"${name}":${index}`).join());
  expect(preview.columns).toHaveLength(255);
  expect(preview.rows?.[0]).toMatchObject({ p0: 0, p251: 251 });
});
