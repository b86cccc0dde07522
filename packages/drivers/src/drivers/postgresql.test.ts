// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  failureOf,
  makeCertificate,
  makeContext,
  type Postgres,
  runCheck,
  startPostgres,
  startServer,
  type TestCertificate,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverAuth, DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './postgresql.ts';

const READER = { username: 'reader', password: 'right-password' };

testDriver('postgresql', async () => {
  const server = await startPostgres();
  await run(server, SEED);
  return {
    driver,
    address: server,
    authAt: (address) => byPassword(address),
    wrongSecret: byPassword(server, { password: 'wrong-password' }),
    secrets: ['right-password', 'wrong-password'],
    stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
    folder: '',
    object: 'sales.orders',
    largeObject: { path: 'sales.wide', maxBytes: 256 * 1024 },
    missing: 'sales.nothing',
    close: server.close,
  };
});

const SEED = `
  CREATE ROLE reader LOGIN PASSWORD 'right-password';
  CREATE ROLE outsider LOGIN PASSWORD 'right-password';
  CREATE ROLE cannot_log_in PASSWORD 'right-password';
  CREATE SCHEMA sales;
  GRANT USAGE ON SCHEMA sales TO reader;
  CREATE TABLE sales.orders AS
    SELECT i AS id, 'C-' || i % 12 AS customer, i * 1.5 AS amount FROM generate_series(1, 48) i;
  CREATE TABLE sales.wide AS
    SELECT i AS id, repeat('x', 60000) AS note FROM generate_series(1, 100) i;
  CREATE VIEW sales.paid AS SELECT id FROM sales.orders WHERE amount > 10;
  GRANT SELECT ON ALL TABLES IN SCHEMA sales TO reader;
  CREATE SCHEMA "odd.schema";
  CREATE TABLE "odd.schema"."a ""b"".c" ("x ""y""" int);
  INSERT INTO "odd.schema"."a ""b"".c" VALUES (7);
  GRANT USAGE ON SCHEMA "odd.schema" TO reader;
  GRANT SELECT ON ALL TABLES IN SCHEMA "odd.schema" TO reader;`;

/** Tables that cannot be read, or should not be. */
const TRAPS = `
  CREATE TABLE sales.giant AS SELECT repeat('x', 3000000) AS note;
  CREATE TABLE sales.hidden (id int);
  GRANT INSERT ON sales.hidden TO reader;
  CREATE VIEW sales.slow AS SELECT pg_sleep(30)::text AS nothing;
  CREATE FUNCTION sales.write() RETURNS int LANGUAGE sql AS 'INSERT INTO sales.hidden VALUES (1) RETURNING 1';
  CREATE VIEW sales.trap AS SELECT sales.write() AS written;
  GRANT SELECT ON sales.giant, sales.slow, sales.trap TO reader;`;

let folder: string;
let certificate: TestCertificate;
let server: Postgres;
let guard: DialGuard;
let trusting: DialGuard;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-postgres-tls-'));
  certificate = await makeCertificate();
  const files = { ssl_cert_file: join(folder, 'server.crt'), ssl_key_file: join(folder, 'server.key') };
  await writePrivately(files.ssl_cert_file, certificate.cert);
  await writePrivately(files.ssl_key_file, certificate.key);
  server = await startPostgres({ settings: { ssl: 'on', ...files } });
  await run(server, SEED + TRAPS);
  guard = createDialGuard({ allowPrivate: true });
  trusting = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
});

afterAll(async () => {
  guard.close();
  trusting.close();
  await server.close();
  await rm(folder, { recursive: true });
});

describe('the server refusing', () => {
  test.each([
    [{ username: 'no-such-role' }, 'authenticate', 'password-wrong'],
    [{ username: 'cannot_log_in' }, 'authenticate', 'login-not-permitted'],
    [{ database: 'no-such-database' }, 'authorise', 'database-not-found'],
    [{ username: 'outsider' }, 'authorise', 'access-denied'],
    [{ database: '' }, 'parse', 'database-missing'],
    [{ password: '' }, 'parse', 'password-missing'],
    [{ server: 'postgres://localhost' }, 'parse', 'server-missing'],
    [{ port: '99999' }, 'parse', 'port-missing'],
  ])('%j fails at %s with %s', async (params, name, code) => {
    expect((await runCheck(driver, contextOf(params))).at(-1)).toMatchObject({
      name,
      outcome: 'failed',
      failure: { code, nextStep: expect.any(String) },
    });
  });

  test('explains an address that pg_hba.conf does not list', async () => {
    await run(server, 'CREATE TABLE hba (line text)');
    await run(
      server,
      `COPY (SELECT 'hostssl all headwater all scram-sha-256') TO '${await settingOf('hba_file')}'`,
    );
    await run(server, 'SELECT pg_reload_conf()');
    await expect
      .poll(async () => (await runCheck(driver, contextOf())).at(-1)?.failure?.code)
      .toBe('host-not-allowed');
    await run(server, `COPY (SELECT 'host all all all scram-sha-256') TO '${await settingOf('hba_file')}'`);
    await run(server, 'SELECT pg_reload_conf()');
    await expect.poll(async () => (await runCheck(driver, contextOf())).at(-1)?.outcome).toBe('passed');
  });

  test('explains a table that may not be read by its permissions', async () => {
    expect(await failureOf(driver.preview(contextOf(), { path: 'sales.hidden' }))).toMatchObject({
      code: 'access-denied',
      nextStep: expect.stringContaining('GRANT SELECT ON sales.hidden TO "reader"'),
    });
  });

  test('the server, or the driver, stops a view that is too slow', async () => {
    const context = contextOf();
    const limits = { ...context.limits, timeoutMs: 300 };
    const { code } = await failureOf(driver.preview({ ...context, limits }, { path: 'sales.slow' }));
    expect(['query-too-slow', 'source-timeout']).toContain(code);
  });

  test('does not let a view write, even if the user may', async () => {
    expect(await failureOf(driver.preview(contextOf(), { path: 'sales.trap' }))).toMatchObject({
      code: 'view-broken',
      cause: expect.stringContaining('SQLSTATE 25006'),
    });
    expect(await run(server, 'SELECT * FROM sales.hidden')).toEqual([]);
  });

  test('does not read a row larger than the limit on bytes', async () => {
    expect(await failureOf(driver.preview(contextOf(), { path: 'sales.giant' }))).toMatchObject({
      code: 'read-limit-reached',
    });
  });
});

describe('encryption', () => {
  test.each([
    ['Disable', undefined, 'passed'],
    ['Prefer', 'checked: nothing', 'passed'],
    ['Require', 'checked: nothing', 'passed'],
    ['Verify-Ca', 'checked: authority', 'passed'],
    ['Verify-Full', 'checked: host', 'passed'],
    [true, 'checked: nothing', 'passed'],
  ] as const)('%s ends with "%s"', async (sslMode, detail, outcome) => {
    const stages = await runCheck(driver, contextOf({ sslMode }, trusting));
    expect(stages.at(-1)).toMatchObject({ name: 'list', outcome });
    const tls = stages.find(({ name }) => name === 'tls')?.detail;
    if (detail === undefined) expect(tls).toBeUndefined();
    else expect(tls).toMatch(new RegExp(`^TLSv1\\.3, certificate for localhost, .*${detail}$`));
    expect(
      (await driver.preview(contextOf({ sslMode }, trusting), { path: 'sales.orders' })).rows,
    ).toHaveLength(48);
  });

  test('a certificate of an unknown authority fails at tls if it is verified', async () => {
    const stages = await runCheck(driver, contextOf({ sslMode: 'Verify-Full' }));
    expect(stages.at(-1)).toMatchObject({ name: 'tls', failure: { code: 'tls-untrusted' } });
    expect(await failureOf(driver.list(contextOf({ sslMode: 'Verify-Ca' }), ''))).toMatchObject({
      code: 'tls-untrusted',
    });
  });

  test('warns about a server without TLS if encryption is preferred, and fails if it is required', async () => {
    const plain = await startServer((socket) => {
      socket.once('data', () => socket.write('N'));
    });
    const at = (sslMode: string) => contextOf({ port: String(plain.port), sslMode });
    const limits = { ...contextOf().limits, timeoutMs: 300 };
    const preferred = await runCheck(driver, { ...at('Prefer'), limits });
    expect(preferred.find(({ name }) => name === 'tls')).toMatchObject({
      outcome: 'warned',
      failure: { code: 'tls-not-offered' },
    });
    const required = await runCheck(driver, at('Require'));
    expect(required.at(-1)).toMatchObject({
      name: 'tls',
      outcome: 'failed',
      failure: { code: 'tls-not-offered' },
    });
    await plain.close();
  });

  test('accepts the same settings in a connection string', async () => {
    const text = `Server=127.0.0.1;Port=${server.port};Database=postgres;UID=reader;Password=right-password`;
    const context = (more: string, by = guard) =>
      makeContext({
        guard: by,
        auth: { method: 'ConnectionString', params: { connectionString: text + more } },
      });
    expect((await runCheck(driver, context(''))).at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
    const checked = ';EncryptionMethod=1;ValidateServerCertificate=1';
    expect((await runCheck(driver, context(checked))).at(-1)).toMatchObject({
      name: 'tls',
      outcome: 'failed',
    });
    expect((await runCheck(driver, context(checked, trusting))).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'passed',
    });
  });
});

describe('tables', () => {
  test('are listed with views, by schema, and only if they may be read', async () => {
    const paths = async (folderPath: string) =>
      (await driver.list(contextOf(), folderPath)).entries.map(({ path }) => path);
    expect(await paths('sales')).toEqual([
      'sales.giant',
      'sales.orders',
      'sales.paid',
      'sales.slow',
      'sales.trap',
      'sales.wide',
    ]);
    expect(await paths('"odd.schema"')).toEqual(['"odd.schema"."a ""b"".c"']);
    expect(await failureOf(driver.list(contextOf(), 'no_such_schema'))).toMatchObject({
      code: 'object-not-found',
    });
    expect(await failureOf(driver.list(contextOf(), 'a.b.c'))).toMatchObject({ code: 'object-not-found' });
  });

  test('with odd names are read by the path of the listing', async () => {
    expect(await driver.preview(contextOf(), { path: '"odd.schema"."a ""b"".c"' })).toMatchObject({
      rows: [{ 'x "y"': 7 }],
    });
  });

  test.each(['orders; DROP TABLE sales.orders', 'sales.orders"; --', 'a\0b', '"'])(
    'the path %j is not a table',
    async (path) => {
      expect(await failureOf(driver.preview(contextOf(), { path }))).toMatchObject({
        code: 'object-not-found',
      });
    },
  );
});

/** The type, its form in the catalog, its XDM type, a value, and its form in a preview. */
const TYPES: readonly [type: string, xdm: string, value: string, shown: unknown][] = [
  ['boolean', 'boolean', 'true', true],
  ['smallint', 'integer', '-3', -3],
  ['integer', 'integer', '42', 42],
  ['bigint', 'integer', '9007199254740993', '9007199254740993'],
  ['numeric(30,10)', 'number', '12345678901234567890.0123456789', '12345678901234567890.0123456789'],
  ['numeric', 'number', '1.50', 1.5],
  ['real', 'number', '0.1', 0.1],
  ['double precision', 'number', '1e300', 1e300],
  ['money', 'string', '12.5', '$12.50'],
  ['text', 'string', "'ä ''quoted'''", "ä 'quoted'"],
  ['character varying(5)', 'string', "'abc'", 'abc'],
  ['character(5)', 'string', "'abc'", 'abc'],
  ['uuid', 'string', "'11111111-2222-3333-4444-555555555555'", '11111111-2222-3333-4444-555555555555'],
  ['date', 'date', "'2024-02-29'", '2024-02-29'],
  ['timestamp without time zone', 'date-time', "'2024-02-29 13:45:00.123456'", '2024-02-29T13:45:00.123456'],
  ['timestamp with time zone', 'date-time', "'2024-02-29 13:45:00+02'", '2024-02-29T11:45:00+00:00'],
  ['time without time zone', 'string', "'13:45:00'", '13:45:00'],
  ['interval', 'string', "'1 day 2 hours'", 'P1DT2H'],
  ['bytea', 'string', "'\\xfffe'", '//4='],
  ['json', 'string', '\'{"a": [1]}\'', '{"a": [1]}'],
  ['jsonb', 'string', '\'{"a": [1]}\'', '{"a": [1]}'],
  ['xml', 'string', "'<a/>'", '<a/>'],
  ['inet', 'string', "'10.0.0.1/8'", '10.0.0.1/8'],
  ['point', 'string', "'(1,2)'", '(1,2)'],
  ['int4range', 'string', "'[1,5)'", '[1,5)'],
  ['integer[]', 'array', "'{1,2,NULL}'", [1, 2, null]],
  ['text[]', 'array', '\'{"a,b",c}\'', ['a,b', 'c']],
  ['jsonb[]', 'string', "'{}'", '{}'],
  ['mood', 'string', "'happy'", 'happy'],
  ['positive', 'integer', '7', 7],
];

test('names, maps and shows every type', async () => {
  await run(server, "CREATE TYPE mood AS ENUM ('happy'); CREATE DOMAIN positive AS int CHECK (VALUE > 0)");
  const columns = TYPES.map(([type], index) => `c${index} ${type}`).join(', ');
  await run(server, `CREATE TABLE types (${columns})`);
  await run(
    server,
    `INSERT INTO types VALUES (${TYPES.map(([, , value]) => value).join(', ')}), (${TYPES.map(() => 'NULL').join(', ')})`,
  );
  await run(server, 'GRANT SELECT ON types TO reader');
  const { columns: seen, rows = [] } = await driver.preview(contextOf(), { path: 'types' });
  expect(seen.map(({ type, xdm }) => [type, xdm.format ?? xdm.type])).toEqual(
    TYPES.map(([type, xdm]) => [type, xdm]),
  );
  expect(Object.values(rows[0] ?? {})).toEqual(TYPES.map(([, , , shown]) => shown));
  expect(Object.values(rows[1] ?? {})).toEqual(TYPES.map(() => null));
});

function byPassword(
  { host, port }: { host: string; port: number },
  params: Record<string, unknown> = {},
): DriverAuth {
  const params_ = {
    server: host,
    port: String(port),
    database: 'postgres',
    sslMode: 'Disable',
    ...READER,
    ...params,
  };
  return { method: 'BasicAuthenticationAzure', params: params_ };
}

function contextOf(params: Record<string, unknown> = {}, by = guard): DriverContext {
  return makeContext({ guard: by, auth: byPassword(server, params) });
}

async function run(at: Postgres, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({
    connectionString: at.url(),
    ssl: at === server && { rejectUnauthorized: false },
  });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function settingOf(name: string): Promise<unknown> {
  return (await run(server, `SHOW ${name}`))[0]?.[name];
}

/** The server requires that the user it runs as owns its key. */
async function writePrivately(path: string, content: string): Promise<void> {
  await writeFile(path, content, { mode: 0o600 });
  if (process.getuid?.() !== 0) return;
  for (const owned of [folder, path]) await chown(owned, 65_534, 65_534);
}
