import { join } from 'node:path';
import type { Store } from '../domain/store.ts';
import { processEnvironment } from '../environment.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';

/** Location of a store, and the source of its settings. */
export interface StoreOptions {
  /** Contains the database, the master key and the client's credentials; created if missing. */
  dataDirectory: string;
  /**
   * URL of a PostgreSQL database to use instead of a SQLite file in `dataDirectory`. Any number of services can share
   * it if they have the same master key.
   * @default HEADWATER_DATABASE_URL, else none
   */
  databaseUrl?: string | undefined;
  /**
   * Environment variables: `HEADWATER_MASTER_KEY`, `HEADWATER_MASTER_KEY_OLD`, `HEADWATER_DATABASE_URL` and
   * `HEADWATER_SERVICE_*`.
   * @default process.env
   */
  environment?: Readonly<Record<string, string | undefined>>;
}

/** Opens the requested PostgreSQL database, or the SQLite file of the data directory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const url = databaseUrlOf(options);
  if (url === undefined) return await openSqliteStore({ file: databaseFile(options) });
  // Loaded on first use, because most services use a file.
  const { openPostgresStore } = await import('../store/postgres/postgres-store.ts');
  return await openPostgresStore({ url });
}

/** URL of the PostgreSQL database, if one is requested. An empty variable requests none. */
export function databaseUrlOf({
  databaseUrl,
  environment = processEnvironment,
}: StoreOptions): string | undefined {
  return databaseUrl ?? (environment.HEADWATER_DATABASE_URL || undefined);
}

export function databaseFile({ dataDirectory }: Pick<StoreOptions, 'dataDirectory'>): string {
  return join(dataDirectory, 'headwater.db');
}
