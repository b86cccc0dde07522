import {
  failureOf,
  makeContext,
  makeOrders,
  type ODataServer,
  runCheck,
  startODataServer,
  startServer,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverAuth, DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './generic-odata.ts';

const ORDER = [
  { name: 'orderId', type: 'Edm.String' },
  { name: 'orderedAt', type: 'Edm.DateTimeOffset' },
  { name: 'quantity', type: 'Edm.Int32' },
];
const WIDE = [
  { name: 'id', type: 'Edm.Int32' },
  { name: 'note', type: 'Edm.String' },
];

testDriver('generic-odata', async () => {
  const server = await startODataServer({
    sets: {
      Orders: { properties: ORDER, rows: makeOrders() },
      Wide: {
        properties: WIDE,
        rows: Array.from({ length: 200 }, (_, id) => ({ id, note: 'x'.repeat(30_000) })),
      },
    },
  });
  return {
    driver,
    address: server,
    authAt: ({ host, port }) => byUrl(`http://${host}:${port}${server.path}`),
    secrets: [],
    stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
    folder: '',
    object: 'Orders',
    largeObject: { path: 'Wide', maxBytes: 1024 * 1024 },
    missing: 'Nothing',
    close: server.close,
  };
});

/** The declared type, its XDM type, a value from the service, and its form in a preview. */
const TYPES: readonly [type: string, xdm: string, sent: unknown, shown: unknown][] = [
  ['Edm.String', 'string', 'a', 'a'],
  ['Edm.Boolean', 'boolean', true, true],
  ['Edm.Byte', 'integer', 255, 255],
  ['Edm.SByte', 'integer', -1, -1],
  ['Edm.Int16', 'integer', 5, 5],
  ['Edm.Int32', 'integer', 7, 7],
  ['Edm.Int64', 'integer', 9, 9],
  ['Edm.Decimal', 'number', 1.5, 1.5],
  ['Edm.Single', 'number', 0.5, 0.5],
  ['Edm.Double', 'number', 1e300, 1e300],
  ['Edm.Date', 'date', '2024-02-29', '2024-02-29'],
  ['Edm.DateTimeOffset', 'date-time', '2024-02-29T13:45:00Z', '2024-02-29T13:45:00Z'],
  ['Edm.TimeOfDay', 'string', '13:45:00', '13:45:00'],
  ['Edm.Duration', 'string', 'PT1H', 'PT1H'],
  ['Edm.Guid', 'string', '11111111-2222-3333-4444-555555555555', '11111111-2222-3333-4444-555555555555'],
  ['Edm.Binary', 'string', '__8=', '__8='],
  ['Collection(Edm.String)', 'array', ['a'], ['a']],
  ['S.Address', 'object', { city: 'Bonn' }, { city: 'Bonn' }],
  ['Sales.Weight', 'number', 2.5, 2.5],
  ['Sales.Color', 'string', 'red', 'red'],
];

let server: ODataServer;
let guard: DialGuard;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  const columns = TYPES.map(([type], index) => ({ name: `c${index}`, type }));
  const row = Object.fromEntries(TYPES.map(([, , sent], index) => [`c${index}`, sent]));
  server = await startODataServer({
    types: `<ComplexType Name="Place"><Property Name="city" Type="Edm.String"/></ComplexType>
      <ComplexType Name="Address" BaseType="Sales.Place"><Property Name="inside" Type="Collection(Sales.Address)"/></ComplexType>
      <TypeDefinition Name="Weight" UnderlyingType="Edm.Double"/><EnumType Name="Color"><Member Name="red"/></EnumType>`,
    sets: {
      Types: { properties: [...columns, { name: 'photo', type: 'Edm.Stream' }], rows: [row, {}] },
      'Odd Set': { properties: WIDE, rows: [{ id: 1, note: '"value":[', '@odata.etag': 'x' }] },
      Many: { properties: WIDE, rows: Array.from({ length: 70 }, (_, id) => ({ id, note: '' })) },
      Giant: { properties: WIDE, rows: [{ id: 1, note: 'x'.repeat(2_000_000) }] },
    },
  });
});

afterAll(async () => {
  guard.close();
  await server.close();
});

test('names, maps and shows every type', async () => {
  const { format, columns, rows = [] } = await driver.preview(contextOf(), { path: 'Types' });
  expect(format).toBe('hierarchical');
  expect(columns.map(({ type, xdm }) => [type, xdm.format ?? xdm.type])).toEqual(
    TYPES.map(([type, xdm]) => [type, xdm]),
  );
  expect(columns[17]?.xdm.properties).toMatchObject({ city: { type: 'string' }, inside: { type: 'array' } });
  expect(Object.values(rows[0] ?? {})).toEqual(TYPES.map(([, , , shown]) => shown));
  expect(Object.values(rows[1] ?? {})).toEqual(TYPES.map(() => null));
});

test('lists only entity sets, and reads odd names and values', async () => {
  expect((await driver.list(contextOf(), '')).entries.map(({ path }) => path)).toEqual([
    'Types',
    'Odd Set',
    'Many',
    'Giant',
  ]);
  expect(await driver.preview(contextOf(), { path: 'Odd Set' })).toMatchObject({
    rows: [{ id: 1, note: '"value":[' }],
  });
  expect(await failureOf(driver.preview(contextOf(), { path: '../v4/sales/Types' }))).toMatchObject({
    code: 'object-not-found',
  });
});

test('reads entities page by page up to the limit on rows', async () => {
  const context = contextOf();
  for (const maxRows of [30, 60]) {
    const limits = { ...context.limits, maxRows };
    const { rows = [] } = await driver.preview({ ...context, limits }, { path: 'Many' });
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: maxRows }, (_, id) => id));
  }
});

test('does not request a next page at another host', async () => {
  let asked = 0;
  const elsewhere = await startServer(() => {
    asked += 1;
  });
  const metadata =
    '<Edmx Version="4.0"><DataServices><Schema Namespace="N"><EntityType Name="T"><Property Name="id" Type="Edm.Int32"/></EntityType>' +
    '<EntityContainer><EntitySet Name="Things" EntityType="N.T"/></EntityContainer></Schema></DataServices></Edmx>';
  const page = JSON.stringify({
    value: [{ id: 1 }],
    '@odata.nextLink': `http://127.0.0.1:${elsewhere.port}/v4/Things?$skiptoken=1`,
  });
  const stub = await startServer((socket) => {
    socket.on('data', (request) => {
      const body = request.includes('$metadata') ? metadata : page;
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    });
  });
  const context = makeContext({ guard, auth: byUrl(`http://127.0.0.1:${stub.port}/v4`) });
  const { rows } = await driver.preview(context, { path: 'Things' });

  expect(rows).toEqual([{ id: 1 }]);
  expect(asked).toBe(0);
  await Promise.all([stub.close(), elsewhere.close()]);
});

test('does not read an entity larger than the limit on bytes', async () => {
  expect(await failureOf(driver.preview(contextOf(), { path: 'Giant' }))).toMatchObject({
    code: 'read-limit-reached',
  });
});

test.each([
  ['ftp://127.0.0.1/', 'url-unreadable'],
  ['services.contoso.example', 'url-unreadable'],
  ['http://user:secret@127.0.0.1/', 'url-not-a-root'],
  ['http://127.0.0.1/?$top=1', 'url-not-a-root'],
])('%s is not the root of a service', async (url, code) => {
  const stages = await runCheck(driver, makeContext({ guard, auth: byUrl(url) }));
  expect(stages.at(-1)).toMatchObject({ name: 'parse', failure: { code } });
  expect(JSON.stringify(stages)).not.toContain('secret');
});

test.each([
  ['401 Unauthorized', '', 'authenticate', 'sign-in-required'],
  ['302 Found', 'location: https://login.example/?token=secret', 'authenticate', 'address-moved'],
  ['403 Forbidden', '', 'authorise', 'access-denied'],
  ['404 Not Found', '', 'authenticate', 'not-odata'],
  ['429 Too Many Requests', '', 'list', 'source-busy'],
  ['500 Internal Server Error', '', 'list', 'source-failed'],
  ['418 Teapot', '', 'list', 'unexpected-answer'],
  ['200 OK', '{"value":[]}', 'authenticate', 'not-odata'],
])('an answer %s %s fails at %s with %s', async (status, more, name, code) => {
  const [header, body] = more.startsWith('{') ? ['x: y', more] : [more || 'x: y', ''];
  const stub = await startServer((socket) => {
    socket.on('data', () =>
      socket.write(`HTTP/1.1 ${status}\r\n${header}\r\ncontent-length: ${body.length}\r\n\r\n${body}`),
    );
  });
  const context = makeContext({ guard, auth: byUrl(`http://127.0.0.1:${stub.port}/v4`) });
  const stages = await runCheck(driver, context);
  expect(stages.at(-1)).toMatchObject({ name, failure: { code } });
  expect(JSON.stringify(stages)).not.toContain('secret');
  await stub.close();
});

function byUrl(url: string): DriverAuth {
  return { method: 'Anonymous', params: { url } };
}

function contextOf(): DriverContext {
  return makeContext({ guard, auth: byUrl(`http://${server.host}:${server.port}${server.path}`) });
}
