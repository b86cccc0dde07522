import { type Kysely, sql } from 'kysely';
import type { SqlAccess } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';

/** Knows the case of the letters of every language. Builds without ICU lack it. */
const UNICODE = 'und-x-icu';

/** Names are compared by code point, so the search has to say which letters are the same: the server's default at least. */
export async function findTextSearch(database: Kysely<Tables>): Promise<SqlAccess['containsText']> {
  const known = await sql`select 1 from pg_collation where collname = ${UNICODE}`.execute(database);
  const collation = sql.ref(known.rows.length > 0 ? UNICODE : 'default');
  // Of a pattern PostgreSQL can tell how many names match, and then whether to walk the list's order or all names at once.
  return (column, text) =>
    sql`${column} collate ${collation} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
}
