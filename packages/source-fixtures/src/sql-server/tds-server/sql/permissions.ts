import type { DatabaseSync } from 'node:sqlite';
import { SERVER_ERRORS, SqlError } from '../server-errors.ts';

const OBJECT = /^\[((?:[^\]]|\]\])+)\]\.\[((?:[^\]]|\]\])+)\]$/;

/** HAS_PERMS_BY_NAME for UNMASK on a database and on a table's column, as in SQL Server 2022. */
export function registerPermissions(sqlite: DatabaseSync, isUnmasked: (column: string) => boolean): void {
  // biome-ignore lint/complexity/useMaxParams: SQL defines the arguments
  sqlite.function('tsql_has_perms', { varargs: true }, (securable, kind, permission, column) => {
    if (permission !== 'UNMASK')
      throw new SqlError(SERVER_ERRORS.unsupported(`HAS_PERMS_BY_NAME of ${permission}`));
    if (kind === 'DATABASE') return isUnmasked('*') ? 1n : 0n;
    const [, schema, table] = OBJECT.exec(String(securable))?.map((part) => part.replaceAll(']]', ']')) ?? [];
    // An invalid object name returns null, not an error.
    if (schema === undefined || table === undefined) return null;
    return isUnmasked(`${schema}.${table}.${column}`) ? 1n : 0n;
  });
}
