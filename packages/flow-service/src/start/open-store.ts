import { join } from 'node:path';
import type { FlowServiceOptions } from '../options.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';

/** What says where a service keeps its data. */
export type StoreOptions = Pick<FlowServiceOptions, 'dataDirectory' | 'databaseUrl' | 'environment'>;

/** The PostgreSQL database that is asked for, or the SQLite file of the data directory. */
export async function openStore({
  dataDirectory,
  environment = process.env,
  databaseUrl = environment.HEADWATER_DATABASE_URL,
}: StoreOptions): Promise<Store> {
  if (!databaseUrl) return await openSqliteStore({ file: join(dataDirectory, 'headwater.db') });
  // Loaded only when it is used: most services keep to one file.
  const { openPostgresStore } = await import('../store/postgres-store.ts');
  return await openPostgresStore({ url: databaseUrl });
}
