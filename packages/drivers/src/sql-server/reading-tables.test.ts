import {
  byConnectionString,
  failureOf,
  makeContext,
  startTdsServer,
  type TdsServer,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const driver = createSqlServerDriver();
const FAILURES: readonly [number: number, code: string, fixableBy: string][] = [
  [206, 'columns-encrypted', 'source-admin'],
  [230, 'column-access-denied', 'source-admin'],
  [911, 'database-not-accessible', 'you'],
  [976, 'replica-not-readable', 'source-admin'],
  [978, 'read-intent-required', 'you'],
  [4864, 'external-files-mismatch', 'source-admin'],
  [8134, 'sql-error', 'source-admin'],
  [13_807, 'external-files-unreadable', 'source-admin'],
  [13_822, 'external-files-unreadable', 'source-admin'],
  [16_561, 'external-files-unreadable', 'source-admin'],
  [40_197, 'source-failing-over', 'you'],
  [40_914, 'network-rule-missing', 'source-admin'],
  [49_919, 'source-busy', 'source-admin'],
  [49_920, 'source-busy', 'source-admin'],
];
const MANY = Array.from({ length: 1120 }, (_, index) => ({
  schema: index < 560 ? 'first' : 'second',
  name: `t.${index}`,
  columns: [{ name: 'id', type: 'int' }],
  rows: [],
}));

let server: TdsServer;
let guard: DialGuard;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startTdsServer({
    databases: [
      {
        name: 'sales',
        tables: [
          {
            name: 'exact',
            columns: [
              { name: 'wide', type: 'nvarchar(4000)' },
              { name: 'code', type: 'char(5)' },
              { name: 'bytes', type: 'binary(3)' },
              { name: 'price', type: 'money' },
              { name: 'fee', type: 'smallmoney' },
            ],
            rows: [['x'.repeat(4000), 'abcde', Buffer.from([1, 2, 3]), '0.0001', '-214748.3648']],
          },
          {
            name: 'people',
            columns: [
              { name: 'id', type: 'int' },
              { name: 'salary', type: 'decimal(18,2)', isEncrypted: true },
              { name: 'name', type: 'nvarchar(40)' },
            ],
            rows: [[1n, Buffer.from([1, 2, 3]), 'Ann']],
          },
          ...FAILURES.map(([number]) => ({
            name: `fails_${number}`,
            columns: [{ name: 'id', type: 'int' }],
            rows: [],
          })),
          { name: 'gone_inside', columns: [{ name: 'id', type: 'int' }], rows: [] },
        ],
        failing: {
          ...Object.fromEntries(FAILURES.map(([number]) => [`dbo.fails_${number}`, number])),
          'dbo.gone_inside': 208,
        },
      },
      { name: 'many', tables: MANY },
    ],
  });
});
afterAll(async () => {
  guard.close();
  await server.close();
});

function contextOf(database = 'sales', maxBytes = DEFAULT_LIMITS.maxBytes) {
  const { port, user, password } = server;
  const text = `Server=127.0.0.1,${port};Database=${database};User ID=${user};Password=${password};Encrypt=False`;
  return makeContext({
    guard,
    auth: byConnectionString(text),
    limits: { ...DEFAULT_LIMITS, maxBytes, maxRows: 1 },
  });
}

test('values that fill their column exactly are not cut, and money keeps its digits', async () => {
  const { rows } = await driver.preview(contextOf(), { path: 'dbo.exact' });
  expect(rows).toEqual([
    { wide: 'x'.repeat(4000), code: 'abcde', bytes: 'AQID', price: 0.0001, fee: -214_748.3648 },
  ]);
});

test('a column of Always Encrypted is shown as it is kept, with a notice', async () => {
  const { rows, notices } = await driver.preview(contextOf(), { path: 'dbo.people' });
  expect(rows).toEqual([{ id: 1, salary: 'AQID', name: 'Ann' }]);
  expect(notices).toMatchObject([{ code: 'columns-encrypted', message: expect.stringContaining('salary') }]);
});

test('views of the server itself are read', async () => {
  const { columns, rows } = await driver.preview(contextOf('many'), { path: 'sys.schemas' });
  expect(columns).toEqual([
    { name: 'name', type: 'nvarchar(128)', xdm: { type: 'string' } },
    { name: 'schema_id', type: 'int', xdm: { type: 'integer' } },
  ]);
  expect(rows).toEqual([{ name: 'first', schema_id: 1 }]);
});

describe('the cause of a failed read', () => {
  test.each(FAILURES)('%i is %s', async (number, code, fixableBy) => {
    const failure = await failureOf(driver.preview(contextOf(), { path: `dbo.fails_${number}` }));
    expect(failure).toMatchObject({ code, fixableBy });
    const isOfTheObject = !/replica|read-intent|failing-over|network|busy/.test(code);
    if (isOfTheObject) expect(failure.cause).toContain(`dbo.fails_${number}`);
  });

  test('of what the catalog has is not that it does not exist', async () => {
    expect(await failureOf(driver.preview(contextOf(), { path: 'dbo.gone_inside' }))).toMatchObject({
      code: 'view-broken',
      cause: expect.stringContaining('dbo.gone_inside is in the catalog'),
    });
    expect(await failureOf(driver.preview(contextOf(), { path: 'dbo.nothing' }))).toMatchObject({
      code: 'object-not-found',
    });
  });
});

test.each(['', 'second'])('1,120 tables of "%s" are listed page by page, each once', async (path) => {
  const paths: string[] = [];
  let after: string | undefined;
  const context = { ...contextOf('many'), limits: { ...DEFAULT_LIMITS, maxEntries: 400 } };
  do {
    const listing = await driver.list(context, path, after === undefined ? {} : { after });
    paths.push(...listing.entries.map((entry) => entry.path));
    after = listing.after;
  } while (after !== undefined);
  const wanted = MANY.filter(({ schema }) => path === '' || schema === path);
  expect(new Set(paths)).toEqual(new Set(wanted.map(({ schema, name }) => `${schema}.[${name}]`)));
  expect(paths).toHaveLength(wanted.length);
  const forged = Buffer.from(JSON.stringify([path, 'a.b.c'])).toString('base64url');
  expect(await failureOf(driver.list(context, path, { after: forged }))).toMatchObject({
    code: 'cursor-invalid',
  });
});
