import { type Kysely, sql } from 'kysely';
import type { SqlAccess } from './sql-access.ts';
import type { Tables } from './tables.ts';

/** Knows the case of the letters of every language. Builds without ICU lack it. */
const UNICODE = 'und-x-icu';

/** Names are compared by code point, so the search has to say which letters are the same: the server's default at least. */
export async function findTextSearch(database: Kysely<Tables>): Promise<SqlAccess['containsText']> {
  const known = await sql`select 1 from pg_collation where collname = ${UNICODE}`.execute(database);
  const collation = sql.ref(known.rows.length > 0 ? UNICODE : 'default');
  return (column, text) =>
    sql`strpos(lower(${column} collate ${collation}), lower(${text}::text collate ${collation})) > 0`;
}
