import { createDatabase, type Postgres, startPostgres } from '@headwater/source-fixtures';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreOpenError } from '../../domain/store-open-error.ts';
import { whyUnavailable } from '../database/why-unavailable.ts';
import { testStore } from '../test-store.ts';
import { openPostgresStore } from './postgres-store.ts';

let postgres: Postgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = await createDatabase(postgres);
});
afterAll(() => postgres.close());

testStore('PostgreSQL', () => openPostgresStore({ url }));

describe('a PostgreSQL store', () => {
  it('is created once by many services that start together', async () => {
    const fresh = await createDatabase(postgres);
    const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore({ url: fresh })));
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('survives connections that the server closes', async () => {
    const store = await openPostgresStore({ url, maxConnections: 2 });
    await store.ping();
    await endConnections();
    await expect.poll(() => store.ping().then(() => 'answers', String)).toBe('answers');
    await store.close();
  });

  it('survives the loss of a busy connection, whose work fails', async () => {
    const store = await openPostgresStore({ url });
    const reading = store.rows.readAll(async (rows) => {
      await endConnections();
      await expect.poll(countConnections).toBe(0);
      for await (const _row of rows) throw new Error('This was read through a connection that is gone.');
    });
    const error = await reading.catch((reason: unknown) => reason);
    expect(whyUnavailable(error)).toContain('does not answer');
    await store.ping();
    await store.close();
  });

  it('waits for a lock for a limited time, and works afterward', async () => {
    const store = await openPostgresStore({ url, maxConnections: 1, lockTimeoutMs: 200 });
    const others = await takeLocks();
    const writing = store.settings.keepFirst('organisation', 'one');
    await expect(writing).rejects.toMatchObject({ code: '55P03' });
    await store.ping();
    await others.release();
    expect(await store.settings.keepFirst('organisation', 'one')).toBeTypeOf('string');
    await store.close();
  });

  it('abandons a silent server, and reconnects', async () => {
    const limits = { maxConnections: 1, lockTimeoutMs: 0, silenceTimeoutMs: 1500 };
    const store = await openPostgresStore({ url, ...limits });
    const others = await takeLocks();
    const writing = store.settings.keepFirst('organisation', 'one');
    await expect(writing).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await store.ping();
    await others.release();
    await store.close();
  });
});

async function asAdministrator(query: string): Promise<pg.QueryResult> {
  const administrator = new pg.Client(url);
  await administrator.connect();
  const result = await administrator.query(query);
  await administrator.end();
  return result;
}

const CONNECTIONS = `from pg_stat_activity where application_name = 'headwater' and datname = current_database()`;

async function endConnections(): Promise<void> {
  await asAdministrator(`select pg_terminate_backend(pid) ${CONNECTIONS}`);
}

async function countConnections(): Promise<number | null> {
  return (await asAdministrator(`select pid ${CONNECTIONS}`)).rowCount;
}

/** Locks the table of settings. */
async function takeLocks(): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('begin; lock table settings');
  return {
    async release() {
      // The server notices a closed connection later than the client does.
      await client.query('rollback');
      await client.end();
    },
  };
}

describe('a PostgreSQL store that cannot be opened', () => {
  const openError = async (address: string): Promise<StoreOpenError> => {
    const error = await openPostgresStore({ url: address }).catch((reason: unknown) => reason);
    if (!(error instanceof StoreOpenError)) throw new Error(`Expected a StoreOpenError, not ${error}.`);
    expect(error.message).not.toContain(postgres.password);
    return error;
  };

  it('reports that no server is listening', async () => {
    const error = await openError('postgresql://user:hush@127.0.0.1:1/headwater');
    expect(error.code).toBe('store-unreachable');
    expect(error.message).toContain('127.0.0.1:1/headwater');
    expect(error.message).not.toContain('hush');
  });

  it('reports a wrong password', async () => {
    const error = await openError(url.replace(postgres.password, 'wrong'));
    expect(error).toMatchObject({ code: 'store-access-refused', cause: { code: '28P01' } });
  });

  it('reports a missing database', async () => {
    const error = await openError(postgres.url('nowhere'));
    expect(error).toMatchObject({
      code: 'store-not-a-database',
      message: expect.stringContaining('nowhere'),
    });
  });

  it.each(['', 'localhost', 'mysql://localhost/headwater', 'file:headwater.db'])(
    'reports that %j is not the URL of a PostgreSQL database',
    async (address) => {
      const error = await openError(address);
      expect(error).toMatchObject({
        code: 'store-url-invalid',
        message: expect.stringContaining('postgresql://'),
      });
    },
  );

  it('reports a schema of a newer version', async () => {
    const newer = await createDatabase(postgres);
    await (await openPostgresStore({ url: newer })).close();
    const client = new pg.Client(newer);
    await client.connect();
    await client.query(`insert into kysely_migration values ('9999-later', '2100-01-01T00:00:00.000Z')`);
    await client.end();
    expect(await openError(newer)).toMatchObject({ code: 'store-too-new' });
  });
});
