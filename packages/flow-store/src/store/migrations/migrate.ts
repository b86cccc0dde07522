import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import type { Tables } from '../database/tables.ts';
import { MIGRATIONS } from './index.ts';
import { NewerSchemaError } from './newer-schema-error.ts';

/**
 * Migrates the schema to the newest version.
 * @throws `NewerSchemaError` if a newer version of Headwater has migrated it.
 */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return;
  // If even the names of the migrations cannot be read, the first error is more useful.
  const [unknown] = await unknownMigrations(database).catch(() => []);
  if (unknown === undefined) throw error;
  throw new NewerSchemaError(`a newer Headwater has changed it ('${unknown}')`, { cause: error });
}

async function unknownMigrations(database: Kysely<Tables>): Promise<string[]> {
  const table = sql.table(DEFAULT_MIGRATION_TABLE);
  const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(database);
  return rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
}
