import type Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { SqlAccess } from '../database/sql-access.ts';

/** Registers the function that `containsText` needs, because SQLite itself ignores letter case only in ASCII. */
export function addTextSearch(database: Database.Database): void {
  database.function('contains_folded', { deterministic: true }, (text: unknown, wanted: unknown) => {
    return String(text).toLowerCase().includes(String(wanted)) ? 1 : 0;
  });
}

/** Names are scanned, in C if possible: an ASCII string can be found without the case rules of other scripts. */
export const containsText: SqlAccess['containsText'] = (column, text) => {
  const wanted = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what ASCII is
  const isAscii = /^[\x00-\x7f]*$/.test(wanted);
  return isAscii ? sql`instr(lower(${column}), ${wanted}) > 0` : sql`contains_folded(${column}, ${wanted})`;
};
