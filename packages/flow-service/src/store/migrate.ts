import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { MIGRATIONS } from './migrations/index.ts';
import { StoreOpenError } from './store-open-error.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the schema to the newest version.
 * @throws `StoreOpenError` when a newer Headwater has been here before.
 */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return;
  const [unknown] = await unknownMigrations(database).catch(() => []);
  if (unknown === undefined) throw error;
  throw new StoreOpenError(
    'store-too-new',
    `The database was written by a newer Headwater (its schema has '${unknown}'). Update Headwater, or restore a backup.`,
    { cause: error },
  );
}

async function unknownMigrations(database: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(database);
  return rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
}
