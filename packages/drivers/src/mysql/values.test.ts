import {
  failureOf,
  type MariaDb,
  makeContext,
  needsPrograms,
  startMariaDb,
} from '@headwater/source-fixtures';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { driver } from '../drivers/mariadb.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { mapType } from './type-map.ts';

const wkt = (text: string) => `ST_GeomFromText('${text}')`;

/** The declared type, its XDM type, a value, and its form in a preview. */
const VALUES: readonly [type: string, xdm: string, value: string, shown: unknown][] = [
  ['tinyint(1)', 'integer', '2', 2],
  ['boolean', 'integer', '-1', -1],
  ['bigint unsigned', 'integer', '18446744073709551615', '18446744073709551615'],
  ['int(5) unsigned zerofill', 'integer', '42', 42],
  [
    'decimal(65,30)',
    'number',
    '-12345678901234567890123456789012345.000000000000000000000000000001',
    '-12345678901234567890123456789012345.000000000000000000000000000001',
  ],
  ['decimal(10,4)', 'number', '2.5000', 2.5],
  ['float', 'number', '16777215', 16_777_215],
  ['float', 'number', '1.234567', 1.234567],
  ['double', 'number', '1e16', 1e16],
  ['double', 'number', '0.1e-6', 1e-7],
  [
    'bit(64)',
    'integer',
    "b'1111111111111111111111111111111111111111111111111111111111111111'",
    '18446744073709551615',
  ],
  ['year', 'integer', '1901', 1901],
  ['date', 'string', "'0000-00-00'", '0000-00-00'],
  ['date', 'string', "'2024-02-00'", '2024-02-00'],
  ['datetime', 'string', "'0000-00-00 00:00:00'", '0000-00-00T00:00:00'],
  ['datetime(3)', 'string', "'9999-12-31 23:59:59.999'", '9999-12-31T23:59:59.999'],
  ['time', 'string', "'838:59:59'", '838:59:59'],
  ['time(6)', 'string', "'-25:00:00.000001'", '-25:00:00.000001'],
  ['json', 'string', `'{"n": 12345678901234567890.10, "n": 1}'`, '{"n": 12345678901234567890.10, "n": 1}'],
  ["set('a','b','c')", 'string', "'c,a'", 'a,c'],
  ["enum('','x')", 'string', "''", ''],
  ['varchar(20) character set latin1', 'string', "'déjà'", 'déjà'],
  ['inet6', 'string', "'::1'", '::1'],
  ['multipoint', 'string', wkt('MULTIPOINT(0 0,1 1)'), 'MULTIPOINT(0 0,1 1)'],
  [
    'multilinestring',
    'string',
    wkt('MULTILINESTRING((0 0,1 1),(2 2,3 3))'),
    'MULTILINESTRING((0 0,1 1),(2 2,3 3))',
  ],
  ['multipolygon', 'string', wkt('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))'), 'MULTIPOLYGON(((0 0,1 0,1 1,0 0)))'],
  ['geometrycollection', 'string', wkt('GEOMETRYCOLLECTION(POINT(1 2))'), 'GEOMETRYCOLLECTION(POINT(1 2))'],
  ['geometry', 'string', wkt('MULTIPOINT(2 2)'), 'MULTIPOINT(2 2)'],
];

const ODD_NAMES = ['r', 't', 'c1', '%', 'a.b', 'a`b', "it's", 'a?b', 'size', '__proto__', 'ü'];
const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;
const columnsOf = (count: number, type: string) =>
  Array.from({ length: count }, (_, index) => `c${index} ${type}`).join(', ');

const MANY = Array.from({ length: 30 }, (_, index) => [`t${index}`, `T${index}`]).flat();

const SEED = [
  'SET NAMES utf8mb4',
  "SET GLOBAL sql_mode = ''",
  "SET SESSION sql_mode = ''",
  'CREATE DATABASE sales CHARACTER SET utf8mb4',
  'USE sales',
  "CREATE USER reader@'%' IDENTIFIED BY 'right-password'",
  "CREATE USER limited@'%' IDENTIFIED BY 'right-password'",
  "GRANT SELECT, SHOW VIEW ON sales.* TO reader@'%'",
  `CREATE TABLE numbers (${VALUES.map(([type], index) => `c${index} ${type}`).join(', ')})`,
  `INSERT INTO numbers VALUES (${VALUES.map(([, , value]) => value).join(', ')})`,
  `CREATE TABLE ${quote('odd %.`r`')} (${ODD_NAMES.map((name) => `${quote(name)} int`).join(', ')})`,
  `INSERT INTO ${quote('odd %.`r`')} VALUES (${ODD_NAMES.map((_, index) => index).join(', ')})`,
  'CREATE TABLE `case_Ä` (upper int)',
  'CREATE TABLE `case_ä` (lower int)',
  'INSERT INTO `case_ä` VALUES (2)',
  'CREATE DATABASE many',
  "GRANT SELECT ON many.* TO reader@'%'",
  ...MANY.map((name) => `CREATE TABLE many.${quote(name)} (id int) ENGINE=MyISAM`),
  'CREATE TABLE hiding (id int, secret int INVISIBLE DEFAULT 7)',
  'INSERT INTO hiding (id) VALUES (1)',
  ...[300, 1000].flatMap((count) => [
    `CREATE TABLE wide_${count} (${columnsOf(count, 'int')})`,
    `INSERT INTO wide_${count} (c${count - 1}) VALUES (8)`,
    `CREATE VIEW over_wide_${count} AS SELECT * FROM wide_${count}`,
  ]),
  `CREATE TABLE wide_2500 (${columnsOf(2500, 'tinyint')}) ENGINE=Aria`,
  'INSERT INTO wide_2500 (c2499) VALUES (9)',
  'CREATE TABLE partly (id int, name int, salary int)',
  'INSERT INTO partly VALUES (1, 2, 3)',
  "GRANT SELECT (id), INSERT (name) ON sales.partly TO limited@'%'",
  'CREATE TABLE narrowed (id int, salary int)',
  'INSERT INTO narrowed VALUES (1, 3)',
  "GRANT SELECT (id) ON sales.narrowed TO limited@'%'",
  'CREATE TABLE gone (id int)',
  'CREATE VIEW over_gone AS SELECT id FROM gone',
  'DROP TABLE gone',
  "CREATE FUNCTION fail() RETURNS int BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; RETURN 1; END",
  "GRANT EXECUTE ON sales.* TO reader@'%'",
  'CREATE VIEW failing AS SELECT id, fail() AS v FROM hiding',
  "CREATE USER former@'%'",
  "CREATE DEFINER = former@'%' VIEW orphaned AS SELECT id FROM hiding",
  "DROP USER former@'%'",
];

describe('a real MariaDB', needsPrograms('mariadbd', 'mariadb-install-db'), () => {
  let server: MariaDb;
  let guard: DialGuard;

  beforeAll(async () => {
    // The statements are too long for the initialization file of a server.
    server = await startMariaDb(
      "CREATE USER admin@'%' IDENTIFIED BY 'right-password';\nGRANT ALL ON *.* TO admin@'%' WITH GRANT OPTION;\n",
      { 'sync-frm': 'OFF' },
    );
    await run(server, SEED);
    guard = createDialGuard({ allowPrivate: true });
  });
  afterAll(async () => {
    guard.close();
    await server.close();
  });

  function contextOf(username = 'reader'): DriverContext {
    return makeContext({ guard, auth: authOf(username, 'sales') });
  }
  function authOf(username: string, database: string) {
    const login = { username, password: 'right-password', database, sslMode: 'DISABLED' };
    const params = { server: server.host, port: String(server.port), ...login };
    return { method: 'BasicAuthentication', params };
  }
  const preview = (path: string, username?: string) => driver.preview(contextOf(username), { path });

  test('shows every value as it is stored', async () => {
    const { columns, rows = [] } = await preview('numbers');
    expect(columns.map(({ xdm }) => xdm.type)).toEqual(VALUES.map(([, xdm]) => xdm));
    expect(Object.values(rows[0] ?? {})).toEqual(VALUES.map(([, , , shown]) => shown));
  });

  test('accepts odd names of tables and columns', async () => {
    const { rows } = await preview('odd %.`r`');
    expect(rows?.map(Object.entries)).toEqual([ODD_NAMES.map((name, index) => [name, index])]);
  });

  test('distinguishes tables whose names differ in case or accent', async () => {
    expect((await preview('case_Ä')).columns.map(({ name }) => name)).toEqual(['upper']);
    expect((await preview('case_ä')).rows).toEqual([{ lower: 2 }]);
    expect(await failureOf(preview('case_a'))).toMatchObject({ code: 'object-not-found' });
  });

  test('lists tables page by page, each once', async () => {
    const { limits, ...context } = { ...contextOf(), auth: authOf('reader', 'many') };
    const paged = { ...context, limits: { ...limits, maxEntries: 25 } };
    const paths: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const listing = await driver.list(paged, '', after === undefined ? {} : { after });
      paths.push(...listing.entries.map(({ path }) => path));
      after = listing.after;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBe(3);
    expect(paths).toEqual(MANY.toSorted());
    expect(await failureOf(driver.list(paged, '', { after: 'bm9uZQ' }))).toMatchObject({
      code: 'cursor-invalid',
    });
  });

  test('shows invisible columns', async () => {
    expect((await preview('hiding')).rows).toEqual([{ id: 1, secret: 7 }]);
  });

  test.each(['wide_300', 'wide_1000', 'over_wide_300', 'over_wide_1000'])('previews %s', async (table) => {
    const { columns, rows = [] } = await preview(table);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ c0: null, [`c${columns.length - 1}`]: 8 });
  });

  test('previews a table of 2,500 columns', async () => {
    const { columns, rows = [] } = await preview('wide_2500');
    expect(columns).toHaveLength(2500);
    expect(rows[0]).toMatchObject({ c0: null, c2499: 9 });
  });

  test('reports that other columns of a table are not granted', async () => {
    const { rows, notices } = await preview('narrowed', 'limited');
    expect(rows).toEqual([{ id: 1 }]);
    expect(notices).toMatchObject([
      { code: 'columns-not-granted', message: expect.stringContaining('only some columns of narrowed: id.') },
    ]);
    expect((await driver.describe(contextOf('limited'), { path: 'narrowed' })).notices).toHaveLength(1);
    expect(await preview('narrowed')).not.toHaveProperty('notices');
  });

  test('names a column that may be seen but not read', async () => {
    expect(await failureOf(preview('partly', 'limited'))).toMatchObject({
      code: 'column-access-denied',
      cause: 'User limited may not read some columns of partly: name.',
    });
  });

  test.each([
    ['over_gone', 'view-broken', /does not exist/],
    ['failing', 'view-broken', /its own query fails with error 1644/],
    ['orphaned', 'view-definer-missing', /account that no longer exists/],
  ])('the view %s is %s', async (view, code, cause) => {
    expect(await failureOf(preview(view))).toMatchObject({ code, cause: expect.stringMatching(cause) });
  });
});

async function run({ host, port }: MariaDb, statements: readonly string[]): Promise<void> {
  const connection = await mysql.createConnection({ host, port, user: 'admin', password: 'right-password' });
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

test('shows a vector as its numbers', () => {
  const { show, select, xdm } = mapType('vector');
  expect(select?.('`v`')).toBe('HEX(`v`)');
  expect(show(Buffer.from(new Float32Array([1, 0.1, -3.5]).buffer).toString('hex'))).toEqual([1, 0.1, -3.5]);
  expect(xdm).toEqual({ type: 'array', items: { type: 'number' } });
});
