import { DatabaseError } from 'pg';
import type { DriverError } from '../contract/driver-error.ts';
import { explainPostgresError, postgresFailure } from './explain-postgresql-error.ts';
import type { PostgresFailureCode } from './postgresql-failures.ts';
import type { PostgresRequest } from './postgresql-request.ts';
import type { Query } from './postgresql-session.ts';
import type { Table } from './read-catalog.ts';
import { quoteTable } from './table-path.ts';

const PERMISSION_DENIED = '42501';
/** Errors that neither a view nor a foreign table can cause: time limits, and failures of the server as a whole. */
const NOT_OF_ITS_OWN = /^(?:53|55P03|57|58)/;
const MAX_ROWS_TRIED = 100;

/** Reads a table. If that fails, finds the cause by checking permissions and by reading the view alone. */
export async function explainingRead<T>(
  query: Query,
  { table, request }: { table: Table; request: PostgresRequest },
  read: () => Promise<T>,
): Promise<T> {
  await query('SAVEPOINT reading');
  try {
    return await read();
  } catch (error) {
    throw await explainReadError(query, { table, request, error });
  }
}

async function explainReadError(
  query: Query,
  { table, request, error }: { table: Table; request: PostgresRequest; error: unknown },
): Promise<DriverError> {
  const sqlState = error instanceof DatabaseError ? error.code : undefined;
  const general = explainPostgresError(error, request);
  if (sqlState === undefined || NOT_OF_ITS_OWN.test(sqlState)) return general;
  const facts: PostgresRequest = { ...request, sqlState };
  const as = (code: PostgresFailureCode, more: Partial<PostgresRequest> = {}) =>
    postgresFailure(code, { ...facts, ...more }, error);
  await query('ROLLBACK TO SAVEPOINT reading');
  if (sqlState === PERMISSION_DENIED) {
    const { whole, readableColumns } = await readPermissions(query, table);
    if (whole) return table.kind === 'table' ? general : as('view-access-denied');
    return readableColumns.length === 0 ? general : as('column-access-denied', { readableColumns });
  }
  if (table.kind === 'foreign-table') return as('foreign-table-failed');
  if (table.kind === 'view' && (await failsAlone(query, table))) return as('view-broken');
  return general;
}

async function readPermissions(
  query: Query,
  { oid }: Table,
): Promise<{ whole: boolean; readableColumns: string[] }> {
  const columns = await query(
    `SELECT a.attname AS name, pg_catalog.has_table_privilege(a.attrelid, 'SELECT') AS whole,
            pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS readable
       FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [oid],
  );
  return {
    whole: columns.some(({ whole }) => whole === 't'),
    readableColumns: columns.filter(({ readable }) => readable === 't').map(({ name }) => String(name)),
  };
}

/** Returns true if a view fails when only its rows are read; MOVE reads them without sending any. */
async function failsAlone(query: Query, table: Table): Promise<boolean> {
  try {
    await query(`DECLARE alone NO SCROLL CURSOR FOR SELECT * FROM ${quoteTable(table)}`);
    await query(`MOVE ${MAX_ROWS_TRIED} FROM alone`);
    return false;
  } catch {
    return true;
  }
}
