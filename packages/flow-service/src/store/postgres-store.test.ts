import { type Postgres, startPostgres } from '@headwater/drivers/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from './postgres-store.ts';
import { StoreOpenError } from './store-open-error.ts';
import { testStore } from './test-store.ts';
import { createDatabase } from './testing/create-database.ts';

let postgres: Postgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = await createDatabase(postgres);
});
afterAll(() => postgres.close());

testStore('PostgreSQL', () => openPostgresStore({ url }));

describe('a PostgreSQL store', () => {
  it('is made by one of many services that start together', async () => {
    const fresh = await createDatabase(postgres);
    const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore({ url: fresh })));
    await Promise.all(stores.map((store) => store.ping()));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('outlives connections that the server ends', async () => {
    const store = await openPostgresStore({ url, maxConnections: 2 });
    await store.ping();
    const administrator = new pg.Client(postgres.url());
    await administrator.connect();
    await administrator.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'headwater'`,
    );
    await administrator.end();
    await expect.poll(() => store.ping().then(() => 'answers', String)).toBe('answers');
    await store.close();
  });
});

describe('a PostgreSQL store that cannot be opened', () => {
  const openError = async (address: string): Promise<StoreOpenError> => {
    const error = await openPostgresStore({ url: address }).catch((reason: unknown) => reason);
    if (!(error instanceof StoreOpenError)) throw new Error(`Expected a StoreOpenError, not ${error}.`);
    expect(error.message).not.toContain(postgres.password);
    return error;
  };

  it('says when nobody listens', async () => {
    const error = await openError('postgresql://user:hush@127.0.0.1:1/headwater');
    expect(error.code).toBe('store-unreachable');
    expect(error.message).toContain('127.0.0.1:1/headwater');
    expect(error.message).not.toContain('hush');
  });

  it('says when the password is wrong', async () => {
    const error = await openError(url.replace(postgres.password, 'wrong'));
    expect(error).toMatchObject({ code: 'store-not-writable', cause: { code: '28P01' } });
  });

  it('says when there is no such database', async () => {
    const error = await openError(postgres.url('nowhere'));
    expect(error).toMatchObject({
      code: 'store-not-a-database',
      message: expect.stringContaining('nowhere'),
    });
  });

  it.each(['', 'localhost', 'mysql://localhost/headwater', 'file:headwater.db'])(
    'says that %j is no address of a PostgreSQL database',
    async (address) => {
      const error = await openError(address);
      expect(error).toMatchObject({
        code: 'store-url-invalid',
        message: expect.stringContaining('postgresql://'),
      });
    },
  );

  it('says when a newer version has changed the schema', async () => {
    const newer = await createDatabase(postgres);
    await (await openPostgresStore({ url: newer })).close();
    const client = new pg.Client(newer);
    await client.connect();
    await client.query(`insert into kysely_migration values ('9999-later', '2100-01-01T00:00:00.000Z')`);
    await client.end();
    expect(await openError(newer)).toMatchObject({ code: 'store-too-new' });
  });
});
