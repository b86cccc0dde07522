import type { Driver, DriverContext, ReadRequest, Structure } from '../contract/contract.ts';
import { toReachTarget } from '../database-servers/database-server.ts';
import { readCursor } from '../listings/listing-cursor.ts';
import { describeTableCount } from '../listings/table-listing.ts';
import { runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { probeStages } from '../operations/probe-stages.ts';
import { reachStages } from '../operations/reach-stages.ts';
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
    check: (context) =>
      runCheck(context, async function* (stage) {
        const target = yield* stage('parse', () => {
          const value = readMysqlTarget(context.auth);
          const { user, database, encryption } = value;
          return { value, detail: `user ${user}, database ${database}, encryption ${encryption}` };
        });
        yield* reachStages(stage, context.guard, toReachTarget(target));
        yield* probeStages(stage, {
          ask: (signal) =>
            useMysql(target, { ...context, signal }, async ({ query, version, tls }) => ({
              authenticate: `password accepted by ${version}, ${tls ?? 'not encrypted'}`,
              list: describeTableCount(await listTables(query, context.limits.maxEntries)),
            })),
          explain: (error) => explainMysqlError(error, { target }),
          failures: MYSQL_FAILURES,
        });
      }),
    list: async (context, path, options) => {
      const after = readCursor(path, options);
      return await operate(context, path, async ({ query }, target) => {
        if (path !== '') throw mysqlFailure('object-not-found', { target, path });
        return await listTables(query, context.limits.maxEntries, after);
      });
    },
    describe: (context, request) => read(context, request, { withRows: false }),
    preview: (context, request) => read(context, request, { withRows: true }),
  };
}

async function operate<T>(
  context: DriverContext,
  path: string,
  work: (session: MysqlSession, target: MysqlTarget) => Promise<T>,
): Promise<T> {
  const target = readMysqlTarget(context.auth);
  return await startDeadline(context).run(async (signal) => {
    try {
      return await useMysql(target, { ...context, signal }, (session) => work(session, target));
    } catch (error) {
      throw explainMysqlError(error, { target, path });
    }
  });
}

async function read(
  context: DriverContext,
  { path }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async ({ query }, target) => {
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
