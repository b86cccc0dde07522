import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { toReachTarget } from '../database-servers/database-server.ts';
import { readCursor } from '../listings/listing-cursor.ts';
import { describeTableCount } from '../listings/table-listing.ts';
import { createOperations, describeAndPreview, type Operation } from '../operations/create-operations.ts';
import type { ProbeAnswer } from '../operations/probe-stages.ts';
import { explainMysqlError, mysqlFailure } from './explain-mysql-error.ts';
import { explainingRead, noticeHiddenColumns } from './explain-read-error.ts';
import { MYSQL_FAILURES } from './mysql-failures.ts';
import { type MysqlSession, useMysql } from './mysql-session.ts';
import { type MysqlTarget, readMysqlTarget } from './mysql-target.ts';
import { findTable, listTables } from './read-catalog.ts';
import { readRows } from './read-rows.ts';

/** The driver of MySQL and of MariaDB, which speak the same protocol. */
export function createMysqlDriver(): Driver {
  return {
    kind: 'tables',
    check: (context) => check(context, probe),
    async list(context, path, options) {
      const after = readCursor(path, options);
      return await operate(context, path, async ({ query }, { target }) => {
        if (path !== '') throw mysqlFailure('object-not-found', { target, path });
        return await listTables(query, context.limits.maxEntries, after);
      });
    },
    ...describeAndPreview(read),
  };
}

const { check, operate } = createOperations<MysqlTarget, MysqlSession>({
  readTarget: readMysqlTarget,
  describeTarget: ({ user, database, encryption }) =>
    `user ${user}, database ${database}, encryption ${encryption}`,
  toReachTarget,
  use: useMysql,
  explain: explainMysqlError,
  failures: MYSQL_FAILURES,
});

/** Signs in and counts the tables that may be read. */
async function probe(
  { query, version, tls }: MysqlSession,
  { context }: Operation<MysqlTarget>,
): Promise<ProbeAnswer> {
  const listing = await listTables(query, context.limits.maxEntries);
  return {
    authenticate: `password accepted by ${version}, ${tls ?? 'not encrypted'}`,
    list: describeTableCount(listing),
  };
}

async function read(
  context: DriverContext,
  { path }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async ({ query }, { target }) => {
    const table = await findTable(query, path);
    if (table === undefined) throw mysqlFailure('object-not-found', { target, path });
    const notices = await noticeHiddenColumns(query, table, target);
    const columns = table.columns.map(({ mapping: _mapping, ...column }) => column);
    const structure: Structure = { format: 'flat', columns, ...(notices.length === 0 ? {} : { notices }) };
    if (!withRows) return structure;
    const rows = await explainingRead(query, { table, request: { target, path } }, () =>
      readRows(query, { table: path, columns: table.columns }, context.limits),
    );
    return { ...structure, rows };
  });
}
