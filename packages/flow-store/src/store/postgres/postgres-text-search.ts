import { type Kysely, sql } from 'kysely';
import type { SqlAccess } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';

/** A collation with case rules for every language. Builds without ICU lack it. */
const UNICODE = 'und-x-icu';

/**
 * Names are compared by code point, so a search must name a collation for its case rules, at least the server's
 * default.
 */
export async function findTextSearch(database: Kysely<Tables>): Promise<SqlAccess['containsText']> {
  const known = await sql`select 1 from pg_collation where collname = ${UNICODE}`.execute(database);
  const collation = sql.ref(known.rows.length > 0 ? UNICODE : 'default');
  // PostgreSQL can estimate how many names match a pattern, and choose between the list's index and a scan of all
  // names.
  return (column, text) =>
    sql`${column} collate ${collation} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
}
