import {
  byConnectionString,
  makeContext,
  startTdsServer,
  type TdsServer,
  type TdsVariant,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const VALUES: readonly (readonly [type: string, stored: TdsVariant['value'], shown: unknown])[] = [
  ['bit', 1n, true],
  ['bit', 0n, false],
  ['tinyint', 255n, 255],
  ['int', -2_147_483_648n, -2_147_483_648],
  ['bigint', 42n, 42],
  ['bigint', 9_007_199_254_740_993n, '9007199254740993'],
  ['decimal(38,10)', '-1234567890123456789012345678.0123456789', '-1234567890123456789012345678.0123456789'],
  ['decimal(9,2)', '12.50', 12.5],
  ['numeric(28,10)', '0.0000000001', '0.0000000001'],
  ['money', '922337203685477.5807', '922337203685477.5807'],
  ['money', '-0.0001', -0.0001],
  ['smallmoney', '-214748.3648', -214_748.3648],
  ['float', 0.1, 0.1],
  ['float', -1.7976931348623157e308, -1.7976931348623157e308],
  ['real', Math.fround(0.1), 0.1],
  ['date', '0001-01-01', '0001-01-01'],
  ['time(7)', '13:45:00.1234567', '13:45:00.1234567'],
  ['time(0)', '13:45:00', '13:45:00'],
  ['smalldatetime', '2079-06-06 23:59:00', '2079-06-06T23:59:00'],
  ['datetime', '2024-02-29 23:59:59.997', '2024-02-29T23:59:59.997'],
  ['datetime2(7)', '2024-02-29 12:00:00.1234567', '2024-02-29T12:00:00.1234567'],
  ['datetime2(3)', '2024-02-29 12:00:00.120', '2024-02-29T12:00:00.12'],
  ['datetimeoffset(7)', '2024-02-29 23:30:00.1234567 +05:45', '2024-02-29T23:30:00.1234567+05:45'],
  ['datetimeoffset(0)', '2024-02-29 23:30:00 -08:00', '2024-02-29T23:30:00-08:00'],
  ['uniqueidentifier', '6F9619FF-8B86-D011-B42D-00C04FC964FF', '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
  ['nvarchar(40)', 'Grüße: 🌍', 'Grüße: 🌍'],
  ['nvarchar(10)', '', ''],
  ['varchar(20)', '10 €', '10 €'],
  ['char(5)', 'ab', 'ab   '],
  ['varbinary(10)', Buffer.from('c0ffee', 'hex'), 'wP/u'],
  ['binary(4)', Buffer.from('c0ff', 'hex'), 'wP8AAA=='],
];

let server: TdsServer;
let guard: DialGuard;
const driver = createSqlServerDriver();

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startTdsServer({
    databases: [
      {
        name: 'variants',
        tables: [
          {
            name: 'each',
            columns: VALUES.map((_, index) => ({ name: `c${index}`, type: 'sql_variant' })),
            rows: [VALUES.map(([type, value]) => ({ type, value })), VALUES.map(() => null)],
          },
          {
            name: 'long',
            columns: [
              { name: 'note', type: 'sql_variant' },
              { name: 'scan', type: 'sql_variant' },
            ],
            rows: [
              [
                { type: 'nvarchar(4000)', value: '🌍'.repeat(2000) },
                { type: 'varbinary(8000)', value: Buffer.alloc(8000, 7) },
              ],
            ],
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

test('a value of a sql_variant is shown as a column of its base type shows it', async () => {
  const { columns, rows: [values = {}, nulls = {}] = [] } = await driver.preview(contextOf(), {
    path: 'dbo.each',
  });
  expect(columns[0]).toEqual({ name: 'c0', type: 'sql_variant', xdm: { type: 'string' } });
  for (const [index, [type, , shown]] of VALUES.entries())
    expect([type, values[`c${index}`], nulls[`c${index}`]]).toEqual([type, shown, null]);
});

test('a long value in a sql_variant is cut where a character or byte ends, and says so', async () => {
  const { rows: [row = {}] = [] } = await driver.preview(contextOf(), { path: 'dbo.long' });
  expect(row.note).toMatch(/^(?:🌍)+…$/u);
  expect(row.scan).toMatch(/^(?:BwcH)+(?:Bw==|Bwc=)?…$/);
});

test('a check reads a table with a sql_variant', async () => {
  const stages = [];
  for await (const stage of driver.check(contextOf())) stages.push(stage);
  expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
});
