import { join } from 'node:path';
import type { Store } from '../domain/store.ts';
import type { FlowServiceOptions } from '../options.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';

/** What says where a service keeps its data. */
export type StoreOptions = Pick<FlowServiceOptions, 'dataDirectory' | 'databaseUrl' | 'environment'>;

/** The PostgreSQL database that is asked for, or the SQLite file of the data directory. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const url = databaseUrlOf(options);
  if (url === undefined) return await openSqliteStore({ file: databaseFile(options) });
  // Loaded only when it is used: most services keep to one file.
  const { openPostgresStore } = await import('../store/postgres-store.ts');
  return await openPostgresStore({ url });
}

/** Address of the PostgreSQL database, when one is asked for. A variable that is empty asks for none. */
export function databaseUrlOf({ databaseUrl, environment = process.env }: StoreOptions): string | undefined {
  return databaseUrl ?? (environment.HEADWATER_DATABASE_URL || undefined);
}

export function databaseFile({ dataDirectory }: Pick<StoreOptions, 'dataDirectory'>): string {
  return join(dataDirectory, 'headwater.db');
}
