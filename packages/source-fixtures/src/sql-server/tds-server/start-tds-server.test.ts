import { once } from 'node:events';
import { connect } from 'node:net';
import { Connection, Request } from 'tedious';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTdsServer, type TdsServer } from './start-tds-server.ts';
import type { TdsVariant } from './variant.ts';

/** A value of each base type, and the value that tedious reads. */
const VARIANTS: readonly (readonly [type: string, value: TdsVariant['value'], read: unknown])[] = [
  ['bit', 1n, true],
  ['tinyint', 255n, 255],
  ['smallint', -32_768n, -32_768],
  ['int', 42n, 42],
  ['bigint', 9_007_199_254_740_993n, '9007199254740993'],
  ['decimal(38,10)', '-12.5', -12.5],
  ['money', '12.25', 12.25],
  ['smallmoney', '-0.5', -0.5],
  ['float', 0.1, 0.1],
  ['real', 0.5, 0.5],
  ['uniqueidentifier', '6F9619FF-8B86-D011-B42D-00C04FC964FF', '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
  ['date', '2024-02-29', new Date('2024-02-29T00:00:00Z')],
  ['datetime', '2024-02-29 13:14:15', new Date('2024-02-29T13:14:15Z')],
  ['smalldatetime', '2024-02-29 13:14:00', new Date('2024-02-29T13:14:00Z')],
  ['datetime2(7)', '2024-02-29 13:14:15.5', new Date('2024-02-29T13:14:15.500Z')],
  ['datetimeoffset(3)', '2024-02-29 13:14:15 +01:00', new Date('2024-02-29T12:14:15Z')],
  ['nvarchar(10)', 'é 東', 'é 東'],
  ['char(3)', 'a', 'a  '],
  ['varbinary(8)', Buffer.from('c0ffee', 'hex'), Buffer.from('c0ffee', 'hex')],
];

let server: TdsServer;

beforeAll(async () => {
  const table = {
    name: 'moments',
    columns: [
      { name: 'id', type: 'int' },
      { name: 'at', type: 'datetimeoffset(7)' },
      { name: 'amount', type: 'decimal(10,2)' },
    ],
    rows: [
      [1, '2024-03-01 00:30:00.5 +02:00', '-12.50'],
      [2, null, null],
    ],
  };
  const variants = {
    name: 'variants',
    columns: [{ name: 'held', type: 'sql_variant' }],
    rows: VARIANTS.map(([type, value]) => [{ type, value }]),
  };
  const documents = {
    name: 'documents',
    columns: ['xml', 'json', 'hierarchyid', 'geometry', 'geography'].map((type) => ({ name: type, type })),
    rows: [['<a/>', '{}', '/1/', 'POINT (1 2)', 'POINT (1 2)']],
  };
  server = await startTdsServer({ databases: [{ name: 'main', tables: [table, variants, documents] }] });
});
afterAll(() => server.close());

async function open(): Promise<Connection> {
  const { host, port, user, password } = server;
  const connection = new Connection({
    server: host,
    authentication: { type: 'default', options: { userName: user, password } },
    options: { port, encrypt: false, packetSize: 512 },
  });
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  return connection;
}

/** Runs a batch and returns its rows, or rejects with its error. */
function run(connection: Connection, text: string): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    const rows: unknown[][] = [];
    const request = new Request(text, (error) => (error ? reject(error) : resolve(rows)));
    request.on('row', (columns: { value: unknown }[]) => rows.push(columns.map(({ value }) => value)));
    connection.execSqlBatch(request);
  });
}

test('tedious reads date and time values as UTC, and exact numbers', async () => {
  const connection = await open();
  const rows = await run(connection, 'SELECT at, amount FROM moments ORDER BY id');
  expect(rows).toEqual([
    [new Date('2024-02-29T22:30:00.500Z'), -12.5],
    [null, null],
  ]);
  connection.close();
});

test('tedious reads a sql_variant by its base type', async () => {
  const connection = await open();
  const rows = await run(connection, 'SELECT held FROM variants');
  expect(rows.map(([value]) => value)).toEqual(VARIANTS.map(([, , read]) => read));
  connection.close();
});

test('tedious reads the columns of documents, and the values of encodable columns', async () => {
  const connection = await open();
  expect(await run(connection, 'SELECT TOP (0) * FROM documents')).toEqual([]);
  expect(await run(connection, 'SELECT xml FROM documents')).toEqual([['<a/>']]);
  for (const refused of ['SELECT geometry FROM documents', 'SELECT CONVERT(int, xml) FROM documents'])
    await expect(run(connection, refused)).rejects.toMatchObject({ number: expect.any(Number) });
  connection.close();
});

test('a cancelled request leaves the connection usable', async () => {
  const connection = await open();
  const waiting = run(connection, "WAITFOR DELAY '00:00:30'");
  setTimeout(() => connection.cancel(), 50);
  await expect(waiting).rejects.toMatchObject({ code: 'ECANCEL' });
  expect(await run(connection, 'SELECT id FROM moments ORDER BY id DESC')).toEqual([[2], [1]]);
  connection.close();
});

test('refuses prepared statements and transactions', async () => {
  const connection = await open();
  const request = new Request('SELECT 1', () => undefined);
  connection.prepare(request);
  expect(await once(request, 'error')).toMatchObject([{ number: 2812 }]);
  const begin = new Promise((resolve, reject) => {
    connection.beginTransaction((error) => (error ? reject(error) : resolve(undefined)));
  });
  await expect(begin).rejects.toMatchObject({ number: 40_510 });
  connection.close();
});

test('rejects a seed value that a column cannot hold', async () => {
  const columns = [{ name: 'a', type: 'tinyint' }];
  const tables = [{ name: 't', columns, rows: [[256]] }];
  await expect(startTdsServer({ databases: [{ name: 'main', tables }] })).rejects.toThrow(RangeError);
});

test('bytes that are not TDS close the connection', async () => {
  const socket = connect(server.port, server.host);
  socket.write(Buffer.from('\u0001\u0001\u0000\u0002hello'));
  await once(socket, 'close');
});
