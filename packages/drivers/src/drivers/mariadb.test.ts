import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  failureOf,
  type MariaDb,
  makeCertificate,
  makeContext,
  needsPrograms,
  runCheck,
  startMariaDb,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverAuth, DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './mariadb.ts';

/** The declared type, its XDM type, a value, and its form in a preview. */
const TYPES: readonly [type: string, xdm: string, value: string, shown: unknown][] = [
  ['tinyint(1)', 'integer', 'true', 1],
  ['tinyint(4)', 'integer', '-3', -3],
  ['smallint(6)', 'integer', '5', 5],
  ['mediumint(9)', 'integer', '6', 6],
  ['int(10) unsigned', 'integer', '4294967295', 4294967295],
  ['bigint(20)', 'integer', '9007199254740993', '9007199254740993'],
  ['decimal(30,10)', 'number', '12345678901234567890.0123456789', '12345678901234567890.0123456789'],
  ['decimal(4,2)', 'number', '1.50', 1.5],
  ['float', 'number', '0.1', 0.1],
  ['double', 'number', '1e300', 1e300],
  ['bit(4)', 'integer', "b'101'", 5],
  ['year(4)', 'integer', '2024', 2024],
  ['date', 'date', "'2024-02-29'", '2024-02-29'],
  ['datetime(6)', 'date-time', "'2024-02-29 13:45:00.123456'", '2024-02-29T13:45:00.123456'],
  ['time', 'string', "'13:45:00'", '13:45:00'],
  ['char(5)', 'string', "'abc'", 'abc'],
  ['varchar(20)', 'string', "'ä ''quoted'' 🌍'", "ä 'quoted' 🌍"],
  ['longtext', 'string', "'text'", 'text'],
  ["enum('happy')", 'string', "'happy'", 'happy'],
  ["set('a','b')", 'string', "'a,b'", 'a,b'],
  ['varbinary(4)', 'string', "x'fffe'", '//4='],
  ['blob', 'string', "x'fffe'", '//4='],
  ['uuid', 'string', "'11111111-2222-3333-4444-555555555555'", '11111111-2222-3333-4444-555555555555'],
  ['point', 'string', "ST_GeomFromText('POINT(1 2)')", 'POINT(1 2)'],
];

const SEED = [
  'CREATE DATABASE sales CHARACTER SET utf8mb4',
  'USE sales',
  'CREATE DATABASE other',
  "CREATE USER reader@'%' IDENTIFIED BY 'right-password'",
  "CREATE USER secure@'%' IDENTIFIED BY 'right-password' REQUIRE SSL",
  "CREATE USER locked@'%' IDENTIFIED BY 'right-password' ACCOUNT LOCK",
  'CREATE TABLE sales.orders AS SELECT seq AS id, seq * 1.5 AS amount FROM seq_1_to_48',
  "CREATE TABLE sales.wide AS SELECT seq AS id, REPEAT('x', 60000) AS note FROM seq_1_to_100",
  'CREATE SQL SECURITY INVOKER VIEW sales.few AS SELECT id FROM sales.orders WHERE id < 5',
  'CREATE TABLE sales.`odd ``name``` (`x y` int)',
  'INSERT INTO sales.`odd ``name``` VALUES (7)',
  "GRANT SELECT ON sales.* TO reader@'%'",
  "GRANT SELECT ON sales.* TO secure@'%'",
];

const TRAPS = [
  "CREATE TABLE sales.giant AS SELECT REPEAT('x', 3000000) AS note",
  'CREATE SQL SECURITY INVOKER VIEW sales.slow AS SELECT SLEEP(30) AS nothing',
  `CREATE TABLE sales.types (${TYPES.map(([type], index) => `c${index} ${type}`).join(', ')})`,
  `INSERT INTO sales.types VALUES (${TYPES.map(([, , value]) => value).join(', ')}), (${TYPES.map(() => 'NULL').join(', ')})`,
];

const start = (statements: readonly string[], settings?: Record<string, string>) =>
  startMariaDb(['SET NAMES utf8mb4', ...statements].map((line) => `${line};\n`).join(''), settings);

describe('a real MariaDB', needsPrograms('mariadbd', 'mariadb-install-db'), () => {
  testDriver('mariadb', async () => {
    const server = await start(SEED);
    return {
      driver,
      address: server,
      authAt: (address) => byPassword(address),
      wrongSecret: byPassword(server, { password: 'wrong-password' }),
      secrets: ['right-password', 'wrong-password'],
      stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
      folder: '',
      object: 'orders',
      largeObject: { path: 'wide', maxBytes: 256 * 1024 },
      missing: 'nothing',
      close: server.close,
    };
  });

  let folder: string;
  let server: MariaDb;
  let guard: DialGuard;
  let trusting: DialGuard;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headwater-mariadb-tls-'));
    const certificate = await makeCertificate();
    const files = { 'ssl-cert': join(folder, 'server.crt'), 'ssl-key': join(folder, 'server.key') };
    await writeFile(files['ssl-cert'], certificate.cert);
    await writeFile(files['ssl-key'], certificate.key);
    server = await start([...SEED, ...TRAPS], files);
    guard = createDialGuard({ allowPrivate: true });
    trusting = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
  });

  afterAll(async () => {
    guard.close();
    trusting.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  const contextOf = (params: Record<string, unknown> = {}, by = guard): DriverContext =>
    makeContext({ guard: by, auth: byPassword(server, params) });

  test.each([
    [{ username: 'no-such-user' }, 'authenticate', 'password-wrong'],
    [{ username: 'locked' }, 'authenticate', 'account-locked'],
    [{ username: 'secure' }, 'authenticate', 'password-wrong'],
    [{ database: 'other' }, 'authorise', 'access-denied'],
    [{ database: 'no-such-database' }, 'authorise', 'access-denied'],
    [{ database: '' }, 'parse', 'database-missing'],
    [{ server: 'mysql://localhost' }, 'parse', 'server-missing'],
    [{ sslMode: 'Verify-Ca' }, 'authenticate', 'tls-untrusted'],
  ])('%j fails at %s with %s', async (params, name, code) => {
    expect((await runCheck(driver, contextOf(params))).at(-1)).toMatchObject({ name, failure: { code } });
  });

  test.each([
    ['DISABLED', /not encrypted$/],
    ['PREFERRED', /TLSv1\.3$/],
    ['REQUIRED', /TLSv1\.3$/],
    ['Verify-Ca', /TLSv1\.3$/],
    ['Verify Identity', /TLSv1\.3$/],
    [true, /TLSv1\.3$/],
  ])('encryption %s results in a connection that is %s', async (sslMode, detail) => {
    const stages = await runCheck(driver, contextOf({ sslMode, server: 'localhost' }, trusting));
    expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
    expect(stages.find(({ name }) => name === 'authenticate')?.detail).toMatch(detail);
  });

  test('accepts the same settings in a connection string', async () => {
    const connectionString = `Server=127.0.0.1;Port=${server.port};Database=sales;UID=reader;PWD=right-password`;
    const context = makeContext({
      guard,
      auth: { method: 'ConnectionString', params: { connectionString } },
    });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
  });

  test('reads odd names by the path of the listing, and keeps every path inside its quotes', async () => {
    expect((await driver.list(contextOf(), '')).entries.map(({ path }) => path)).toContain('odd `name`');
    expect(await driver.preview(contextOf(), { path: 'odd `name`' })).toMatchObject({ rows: [{ 'x y': 7 }] });
    for (const path of ['orders` --', "orders' OR '1'='1", 'other.x'])
      expect(await failureOf(driver.preview(contextOf(), { path }))).toMatchObject({
        code: 'object-not-found',
      });
  });

  test('stops a view that is too slow, and does not read a row that is too large', async () => {
    const context = contextOf();
    const limits = { ...context.limits, timeoutMs: 300 };
    const { code } = await failureOf(driver.preview({ ...context, limits }, { path: 'slow' }));
    expect(['query-too-slow', 'source-timeout']).toContain(code);
    expect(await failureOf(driver.preview(context, { path: 'giant' }))).toMatchObject({
      code: 'read-limit-reached',
    });
  });

  test('names, maps and shows every type', async () => {
    const { columns, rows = [] } = await driver.preview(contextOf(), { path: 'types' });
    expect(columns.map(({ type, xdm }) => [type, xdm.format ?? xdm.type])).toEqual(
      TYPES.map(([type, xdm]) => [type, xdm]),
    );
    expect(Object.values(rows[0] ?? {})).toEqual(TYPES.map(([, , , shown]) => shown));
    expect(Object.values(rows[1] ?? {})).toEqual(TYPES.map(() => null));
  });
});

function byPassword(
  { host, port }: { host: string; port: number },
  params: Record<string, unknown> = {},
): DriverAuth {
  const login = { username: 'reader', password: 'right-password', database: 'sales', sslMode: 'DISABLED' };
  return { method: 'BasicAuthentication', params: { server: host, port: String(port), ...login, ...params } };
}
