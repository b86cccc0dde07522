import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Store } from '../../domain/store.ts';
import { createGroupCommit } from '../commit/group-commit.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';
import { migrate } from '../migrations/migrate.ts';
import { STORED_TABLES } from '../rows/stored-tables.ts';
import { createSqlStore } from '../sql-store.ts';
import { postgresOpenError, refuseOtherAddress } from './postgres-open-error.ts';
import { openPostgresPool, type PostgresPoolOptions } from './postgres-pool.ts';
import { findTextSearch } from './postgres-text-search.ts';

export interface PostgresStoreOptions {
  /** URL of an existing database: `postgresql://user:password@host:port/database`. */
  url: string;
  /** Maximum number of connections to the server. @default 10 */
  maxConnections?: number;
  /** How long to wait for a lock of another session. @default 10 seconds */
  lockTimeoutMs?: number;
  /** How long the server may be silent before it counts as lost. @default a minute */
  silenceTimeoutMs?: number;
}

/** The services on one database take this lock in turn, so that batches never deadlock on rows. */
const BEGIN = 'begin; select pg_advisory_xact_lock(5190362287453264481)';

/**
 * Stores all data in a PostgreSQL database that any number of services can share. One of them at a time writes, in
 * groups; all of them read.
 * @throws `StoreOpenError` if the database cannot be reached, written or understood.
 */
export async function openPostgresStore({
  url,
  maxConnections = 10,
  lockTimeoutMs = 10_000,
  silenceTimeoutMs = 60_000,
}: PostgresStoreOptions): Promise<Store> {
  refuseOtherAddress(url);
  const database = openDatabase(url, { max: maxConnections, lockTimeoutMs, silenceTimeoutMs });
  let containsText: SqlAccess['containsText'];
  try {
    await migratePatiently(url);
    containsText = await findTextSearch(database);
  } catch (cause) {
    await database.destroy();
    throw postgresOpenError(url, cause);
  }
  const { write, drain } = createGroupCommit(database, BEGIN);
  return createSqlStore({
    database,
    write,
    containsText,
    beginRead: 'begin isolation level repeatable read read only',
    async compact() {
      await drain();
      for (const { name } of STORED_TABLES) await sql`vacuum full ${sql.table(name)}`.execute(database);
    },
    async close() {
      await drain();
      await database.destroy();
    },
  });
}

/**
 * Services that start together wait here for one another, because Kysely takes an advisory lock, and creating an
 * index over many rows takes time.
 */
async function migratePatiently(url: string): Promise<void> {
  const database = openDatabase(url, { max: 1 });
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
}

function openDatabase(url: string, options: PostgresPoolOptions): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPostgresPool(url, options) }) });
}
