import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

/** Text compared and ordered by code point: SQLite's default, explicit in PostgreSQL. */
export function textType(database: Kysely<unknown>): 'text' | RawBuilder<unknown> {
  return isPostgres(database) ? sql`text collate "C"` : 'text';
}

export function isPostgres(database: Kysely<unknown>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}
