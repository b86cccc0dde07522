import {
  makeContext,
  needsPrograms,
  type PgBouncer,
  type Postgres,
  runCheck,
  startPgBouncer,
  startPostgres,
} from '@headwater/source-fixtures';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { driver } from '../drivers/postgresql.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';

describe('through a real PgBouncer', needsPrograms('pgbouncer'), () => {
  let server: Postgres;
  let guard: DialGuard;
  let client: Client;
  let bouncer: PgBouncer;
  let statements: PgBouncer;

  beforeAll(async () => {
    server = await startPostgres();
    guard = createDialGuard({ allowPrivate: true });
    client = new Client({ connectionString: server.url() });
    await client.connect();
    await client.query(`
      CREATE ROLE reader LOGIN PASSWORD 'right-password'; GRANT pg_read_all_data TO reader;
      CREATE ROLE other LOGIN PASSWORD 'right-password';
      CREATE TABLE moments (at timestamptz, length interval, bytes bytea);
      INSERT INTO moments VALUES ('2024-02-29 13:45+02', '1 day 2 hours', '\\xff00');
      ALTER ROLE reader SET TimeZone = 'Asia/Tokyo'; ALTER ROLE reader SET bytea_output = 'escape'`);
    const at = `host=${server.host} port=${server.port}`;
    const options = {
      databases: {
        postgres: at,
        sales: `${at} dbname=postgres`,
        gone: `${at} dbname=nowhere`,
        unreachable: 'host=127.0.0.1 port=1',
        forced: `${at} dbname=postgres user=other password=wrong-password`,
      },
      users: { reader: 'right-password' },
    };
    bouncer = await startPgBouncer({ ...options, settings: { query_wait_timeout: '2' } });
    statements = await startPgBouncer({ ...options, settings: { pool_mode: 'statement' } });
  });

  afterAll(async () => {
    guard.close();
    await bouncer.close();
    await statements.close();
    await client.end();
    await server.close();
  });

  function contextOf(changed: Record<string, string> = {}, { host, port } = bouncer): DriverContext {
    const login = { username: 'reader', password: 'right-password', database: 'sales', sslMode: 'Disable' };
    const params = { server: host, port: String(port), ...login, ...changed };
    return makeContext({ guard, auth: { method: 'BasicAuthenticationAzure', params } });
  }

  test('checks and previews a table with the settings that its values need', async () => {
    expect((await runCheck(driver, contextOf())).map(({ outcome }) => outcome)).not.toContain('failed');
    expect((await driver.preview(contextOf(), { path: 'moments' })).rows).toEqual([
      { at: '2024-02-29T11:45:00+00:00', length: 'P1DT2H', bytes: '/wA=' },
    ]);
  });

  test('leaves no setting in the pool for the next session', async () => {
    await driver.preview(contextOf(), { path: 'moments' });
    const next = new Client({ ...bouncer, user: 'reader', password: 'right-password', database: 'sales' });
    await next.connect();
    try {
      const { rows } = await next.query(
        "SELECT current_setting('statement_timeout') AS timeout, current_setting('bytea_output') AS bytes",
      );
      expect(rows).toEqual([{ timeout: '0', bytes: 'escape' }]);
    } finally {
      await next.end();
    }
  });

  test.each([
    [{ password: 'wrong-password' }, 'password-wrong'],
    [{ username: 'stranger' }, 'password-wrong'],
    [{ database: 'nothing' }, 'pooler-database-unknown'],
    [{ database: 'gone' }, 'pooler-database-unknown'],
    [{ database: 'unreachable' }, 'pooler-server-unreachable'],
    [{ database: 'forced' }, 'pooler-server-refused'],
  ])('%j fails at authenticate with %s', async (changed, code) => {
    const stages = await runCheck(driver, contextOf(changed));
    expect(stages.at(-1)).toMatchObject({ name: 'authenticate', outcome: 'failed', failure: { code } });
    expect(JSON.stringify(stages)).not.toMatch(/(?:right|wrong)-password/);
  });

  test('names statement pooling as the cause', async () => {
    const stages = await runCheck(driver, contextOf({}, statements));
    expect(stages.at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'pooler-mode-unsupported' },
    });
  });
});
