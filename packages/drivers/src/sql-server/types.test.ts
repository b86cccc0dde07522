import { byConnectionString, makeContext, startTdsServer, type TdsServer } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

type Stored = bigint | number | string | boolean | Uint8Array | null;

/** For each type: what the table holds, what a preview shows, and the XDM type. */
const TYPES: readonly (readonly [type: string, stored: Stored, shown: unknown, xdm: string])[] = [
  ['bit', true, true, 'boolean'],
  ['bit', false, false, 'boolean'],
  ['tinyint', 255, 255, 'integer'],
  ['smallint', -32_768, -32_768, 'integer'],
  ['int', -2_147_483_648, -2_147_483_648, 'integer'],
  ['bigint', 42n, 42, 'integer'],
  ['bigint', 9_223_372_036_854_775_807n, '9223372036854775807', 'integer'],
  ['bigint', -9_007_199_254_740_993n, '-9007199254740993', 'integer'],
  ['decimal(9,0)', '-999999999', -999_999_999, 'number'],
  ['decimal(18,4)', '12.5', 12.5, 'number'],
  [
    'decimal(38,0)',
    '99999999999999999999999999999999999999',
    '99999999999999999999999999999999999999',
    'number',
  ],
  [
    'decimal(38,38)',
    '-0.00000000000000000000000000000000000001',
    '-0.00000000000000000000000000000000000001',
    'number',
  ],
  ['numeric(28,10)', '0.0000000001', '0.0000000001', 'number'],
  [
    'decimal(38,10)',
    '-1234567890123456789012345678.0123456789',
    '-1234567890123456789012345678.0123456789',
    'number',
  ],
  ['smallmoney', '-214748.3648', -214_748.3648, 'number'],
  ['money', '922337203685477.5807', '922337203685477.5807', 'number'],
  ['money', '-0.01', -0.01, 'number'],
  ['float', 0.1, 0.1, 'number'],
  ['float', 5e-324, 5e-324, 'number'],
  ['float', -1.7976931348623157e308, -1.7976931348623157e308, 'number'],
  ['real', 0.1, 0.1, 'number'],
  ['real', 16_777_217, 16_777_216, 'number'],
  ['char(5)', 'ab', 'ab   ', 'string'],
  ['varchar(20)', '10 € für ?', '10 € für ?', 'string'],
  ['varchar(max)', 'long', 'long', 'string'],
  ['nchar(4)', '東京', '東京  ', 'string'],
  ['nvarchar(40)', 'Grüße 🌍👩‍🚀', 'Grüße 🌍👩‍🚀', 'string'],
  ['nvarchar(max)', '', '', 'string'],
  ['nvarchar(20)', 'a\0b', 'a\0b', 'string'],
  ['text', 'old', 'old', 'string'],
  ['ntext', '古い', '古い', 'string'],
  ['binary(4)', Buffer.from('c0ff', 'hex'), 'wP8AAA==', 'string'],
  ['varbinary(10)', Buffer.from('c0ffee', 'hex'), 'wP/u', 'string'],
  ['varbinary(max)', Buffer.alloc(0), '', 'string'],
  ['timestamp', Buffer.from('00000000000007d1', 'hex'), 'AAAAAAAAB9E=', 'string'],
  ['image', Buffer.from([1, 2, 3]), 'AQID', 'string'],
  [
    'uniqueidentifier',
    '6F9619FF-8B86-D011-B42D-00C04FC964FF',
    '6F9619FF-8B86-D011-B42D-00C04FC964FF',
    'string',
  ],
  ['date', '0001-01-01', '0001-01-01', 'date'],
  ['date', '1582-10-10', '1582-10-10', 'date'],
  ['date', '9999-12-31', '9999-12-31', 'date'],
  ['time(0)', '23:59:59', '23:59:59', 'string'],
  ['time(7)', '00:00:00', '00:00:00', 'string'],
  ['time(7)', '13:45:00.1234567', '13:45:00.1234567', 'string'],
  ['smalldatetime', '2079-06-06 23:59:00', '2079-06-06T23:59:00', 'date-time'],
  ['datetime', '1753-01-01 00:00:00.003', '1753-01-01T00:00:00.003', 'date-time'],
  ['datetime', '2024-02-29 23:59:59.997', '2024-02-29T23:59:59.997', 'date-time'],
  ['datetime2(0)', '2024-02-29 12:00:00', '2024-02-29T12:00:00', 'date-time'],
  ['datetime2(7)', '2024-02-29 12:00:00.1234567', '2024-02-29T12:00:00.1234567', 'date-time'],
  [
    'datetimeoffset(7)',
    '2024-02-29 23:30:00.1234567 +05:45',
    '2024-02-29T23:30:00.1234567+05:45',
    'date-time',
  ],
  ['datetimeoffset(3)', '0001-01-01 14:00:00 +14:00', '0001-01-01T14:00:00+14:00', 'date-time'],
  [
    'datetimeoffset(7)',
    '9999-12-31 23:59:59.9999999 -00:00',
    '9999-12-31T23:59:59.9999999+00:00',
    'date-time',
  ],
  ['datetimeoffset(0)', '2024-02-29 23:30:00 -08:00', '2024-02-29T23:30:00-08:00', 'date-time'],
];

let server: TdsServer;
let guard: DialGuard;
const driver = createSqlServerDriver();

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startTdsServer({
    databases: [
      {
        name: 'types',
        tables: [
          {
            name: 'all',
            columns: TYPES.map(([type], index) => ({ name: `c${index}`, type })),
            rows: [TYPES.map(([, stored]) => stored), TYPES.map(() => null)],
          },
          {
            name: 'long',
            columns: [
              { name: 'note', type: 'nvarchar(max)' },
              { name: 'scan', type: 'varbinary(max)' },
              { name: 'memo', type: 'text' },
            ],
            rows: [['🌍'.repeat(500_000), Buffer.alloc(1_000_000, 7), 'x'.repeat(1_000_000)]],
          },
          {
            schema: 'odd.schema',
            name: 'a]b "c" 🌍',
            columns: [{ name: "it's [odd]; --", type: 'int' }],
            rows: [[1]],
          },
        ],
      },
    ],
  });
});
afterAll(async () => {
  guard.close();
  await server.close();
});

function contextOf() {
  const text = `Data Source=127.0.0.1,${server.port};User ID=${server.user};Password=${server.password}`;
  return makeContext({ guard, auth: byConnectionString(text) });
}

test('every type is named as declared and mapped to XDM', async () => {
  const { columns } = await driver.describe(contextOf(), { path: 'dbo.all' });
  expect(columns.map(({ type, xdm }) => [type, xdm.format ?? xdm.type])).toEqual(
    TYPES.map(([type, , , xdm]) => [type, xdm]),
  );
});

test('every type is shown without loss, and null as null', async () => {
  const { rows = [] } = await driver.preview(contextOf(), { path: 'all' });
  const [values = {}, nulls = {}] = rows;
  for (const [index, [type, , shown]] of TYPES.entries()) {
    expect([type, values[`c${index}`]]).toEqual([type, shown]);
    expect([type, nulls[`c${index}`]]).toEqual([type, null]);
  }
});

test('very long values are cut where a character ends, and say so', async () => {
  const { rows: [row = {}] = [] } = await driver.preview(contextOf(), { path: 'dbo.long' });
  expect(row.note).toMatch(/^(?:🌍)+…$/u);
  expect(row.memo).toMatch(/^x+…$/);
  expect(row.scan).toMatch(/^[A-Za-z0-9+/]+=*…$/);
  expect(JSON.stringify(row).length).toBeLessThan(40_000);
});

test('names with dots, brackets, quotes and anything else are listed, described and read', async () => {
  const { entries } = await driver.list(contextOf(), '[odd.schema]');
  expect(entries.map(({ path }) => path)).toEqual(['[odd.schema].[a]]b "c" 🌍]']);
  const preview = await driver.preview(contextOf(), { path: entries[0]?.path ?? '' });
  expect(preview.rows).toEqual([{ "it's [odd]; --": 1 }]);
});
