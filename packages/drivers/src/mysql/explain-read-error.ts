import type { Notice } from '../contract/contract.ts';
import { explainMysqlError, mysqlFailure } from './explain-mysql-error.ts';
import type { MysqlRequest } from './mysql-failures.ts';
import type { MysqlSession } from './mysql-session.ts';
import type { MysqlTarget } from './mysql-target.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { Table } from './read-catalog.ts';
import { countAll } from './read-catalog.ts';

type Query = MysqlSession['query'];

const MAX_ROWS_TRIED = 100;
/** SELECT command denied: for a table, and for a column. */
const SELECT_DENIED: readonly unknown[] = [1142, 1143];
/** Failures of the session or the server, which no view can cause. */
const NOT_OF_THE_VIEW: readonly string[] = [
  'query-too-slow',
  'query-interrupted',
  'source-busy',
  'source-failed',
  'source-starting',
  'table-locked',
];

/** The catalog omits columns that a user may not use at all; only the server knows that more columns exist. */
export async function noticeHiddenColumns(
  query: Query,
  { name, isView, columns }: Table,
  { user }: MysqlTarget,
): Promise<Notice[]> {
  if (isView) return [];
  try {
    await query(countAll(name, 0));
    return [];
  } catch (error) {
    if (!SELECT_DENIED.includes((error as { errno?: unknown }).errno)) return [];
    return [
      {
        code: 'columns-not-granted',
        message: `User ${user} may read only some columns of ${name}: ${columns.map((column) => column.name).join(', ')}. Other columns are not shown.`,
        nextStep: `To read them all, grant SELECT: GRANT SELECT ON ${quoteIdentifier(name)} TO the user.`,
      },
    ];
  }
}

/** Reads a table. If that fails, reads the view alone to find out whether it is the cause. */
export async function explainingRead<T>(
  query: Query,
  { table, request }: { table: Table; request: MysqlRequest },
  read: () => Promise<T>,
): Promise<T> {
  const { isView, unreadable } = table;
  if (unreadable.length > 0)
    throw mysqlFailure('column-access-denied', { ...request, unreadableColumns: unreadable });
  try {
    return await read();
  } catch (error) {
    const general = explainMysqlError(error, request);
    const { errno } = (error ?? {}) as { errno?: unknown };
    if (!isView || typeof errno !== 'number' || errno <= 0 || NOT_OF_THE_VIEW.includes(general.code))
      throw general;
    // These name the view themselves.
    if (general.code.startsWith('view-')) throw general;
    const facts = { ...request, errorNumber: errno };
    // MariaDB refuses the view's definer with the same error as an account that logs in.
    if (general.code === 'password-wrong') throw mysqlFailure('view-definer-missing', facts, error);
    if (general.code === 'access-denied') throw mysqlFailure('view-access-denied', facts, error);
    throw (await failsAlone(query, table)) ? mysqlFailure('view-broken', facts, error) : general;
  }
}

async function failsAlone(query: Query, { name }: Table): Promise<boolean> {
  try {
    await query(countAll(name, MAX_ROWS_TRIED));
    return false;
  } catch {
    return true;
  }
}
