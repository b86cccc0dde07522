import { Kysely, PostgresDialect } from 'kysely';
import { migrate } from './migrate.ts';
import { postgresOpenError, refuseOtherAddress } from './postgres-open-error.ts';
import { openPostgresPool } from './postgres-pool.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { createSqlStore, type Write } from './sql-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

export interface PostgresStoreOptions {
  /** Address of a database that exists: `postgresql://user:password@host:port/database`. */
  url: string;
  /** Connections to the server at a time. @default 10 */
  maxConnections?: number;
}

/**
 * Keeps everything in a PostgreSQL database, which any number of services may share. Each write is a transaction of its
 * own.
 * @throws `StoreOpenError` when the database cannot be reached, written or understood.
 */
export async function openPostgresStore({ url, maxConnections = 10 }: PostgresStoreOptions): Promise<Store> {
  refuseOtherAddress(url);
  const pool = openPostgresPool(url, maxConnections);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    // Services that start together wait for one another here: Kysely takes an advisory lock.
    await migrate(database);
  } catch (cause) {
    await database.destroy();
    throw postgresOpenError(url, cause);
  }
  const writing = new Set<Promise<unknown>>();
  const write: Write = async (work) => {
    const written = retryConflicts(() => database.transaction().execute(work));
    writing.add(written);
    return await written.finally(() => writing.delete(written));
  };
  return createSqlStore({
    database,
    write,
    async close() {
      // The pool forgets whoever still waits for a connection when it is ended.
      await Promise.allSettled(writing);
      await database.destroy();
    },
  });
}
