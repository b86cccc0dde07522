import { join } from 'node:path';
import type { Store } from '../domain/store.ts';
import { processEnvironment } from '../environment.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';

/** Where a store is kept, and where its settings come from. */
export interface StoreOptions {
  /** Holds the database, the master key and the client's credentials; created when missing. */
  dataDirectory: string;
  /**
   * URL of a PostgreSQL database to keep the data in, instead of a SQLite file in `dataDirectory`. Any number of
   * services can share it if they have the same master key.
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

/** The PostgreSQL database that is asked for, or the SQLite file of the data directory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const url = databaseUrlOf(options);
  if (url === undefined) return await openSqliteStore({ file: databaseFile(options) });
  // Loaded only when it is used: most services keep to one file.
  const { openPostgresStore } = await import('../store/postgres/postgres-store.ts');
  return await openPostgresStore({ url });
}

/** Address of the PostgreSQL database, when one is asked for. A variable that is empty asks for none. */
export function databaseUrlOf({
  databaseUrl,
  environment = processEnvironment,
}: StoreOptions): string | undefined {
  return databaseUrl ?? (environment.HEADWATER_DATABASE_URL || undefined);
}

export function databaseFile({ dataDirectory }: Pick<StoreOptions, 'dataDirectory'>): string {
  return join(dataDirectory, 'headwater.db');
}
