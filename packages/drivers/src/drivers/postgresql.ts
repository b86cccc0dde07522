import type { Driver, DriverContext, ListOptions, ReadRequest, Structure } from '../contract/contract.ts';
import { toReachTarget } from '../database-servers/database-server.ts';
import { cursorInvalid, readCursor } from '../listings/listing-cursor.ts';
import { describeTableCount } from '../listings/table-listing.ts';
import { runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { type ProbeAnswer, probeStages } from '../operations/probe-stages.ts';
import { reachStages } from '../operations/reach-stages.ts';
import { explainPostgresError, postgresFailure } from '../postgresql/explain-postgresql-error.ts';
import { explainingRead } from '../postgresql/explain-read-error.ts';
import { POSTGRES_FAILURES } from '../postgresql/postgresql-failures.ts';
import { type Query, usePostgres } from '../postgresql/postgresql-session.ts';
import { type PostgresTarget, readPostgresTarget } from '../postgresql/postgresql-target.ts';
import { postgresTlsStage } from '../postgresql/postgresql-tls-stage.ts';
import { countTables, findTable, hasSchema, listTables } from '../postgresql/read-catalog.ts';
import { readRows } from '../postgresql/read-rows.ts';
import { findHiddenRows } from '../postgresql/row-security.ts';
import { readTablePath, type TableName } from '../postgresql/table-path.ts';

/** PostgreSQL: tables and views of a database. */
export const driver: Driver = {
  kind: 'tables',
  check: (context) =>
    runCheck(context, async function* (stage) {
      const target = yield* stage('parse', () => {
        const { user, database, encryption, ...read } = readPostgresTarget(context.auth);
        return {
          value: { user, database, encryption, ...read },
          detail: `user ${user}, database ${database}, encryption ${encryption}`,
        };
      });
      yield* reachStages(stage, context.guard, toReachTarget(target));
      yield* postgresTlsStage(stage, context.guard, target);
      yield* probeStages(stage, {
        ask: (signal) =>
          usePostgres(target, { ...context, signal }, (query) => probe(query, target, context)),
        explain: (error) => explainPostgresError(error, { target }),
        failures: POSTGRES_FAILURES,
      });
    }),
  list: async (context, path, options) => {
    const after = readPosition(path, options);
    return await operate(context, path, async (query, target) => {
      const schema = path === '' ? null : readTablePath(path);
      if (schema === undefined || (schema !== null && schema.schema !== null))
        throw postgresFailure('object-not-found', { target, path });
      const { maxEntries } = context.limits;
      const listing = await listTables(query, { path, schema: schema?.name ?? null, after, maxEntries });
      const isMissing =
        schema !== null && listing.entries.length === 0 && !(await hasSchema(query, schema.name));
      if (isMissing) throw postgresFailure('object-not-found', { target, path });
      return listing;
    });
  },
  describe: (context, request) => read(context, request, { withRows: false }),
  preview: (context, request) => read(context, request, { withRows: true }),
};

/** The table after which a page begins. */
function readPosition(path: string, options?: ListOptions): TableName | undefined {
  const position = readCursor(path, options);
  if (position === undefined) return undefined;
  const table = readTablePath(position);
  if (table === undefined || table.schema === null) throw cursorInvalid();
  return table;
}

/** Looks for tables that may be read, and says what it saw. */
async function probe(query: Query, target: PostgresTarget, { limits }: DriverContext): Promise<ProbeAnswer> {
  const { maxEntries } = limits;
  const listing = await listTables(query, { path: '', schema: null, maxEntries });
  const count = listing.entries.length === 0 ? await countTables(query) : 0;
  if (count > 0) throw postgresFailure('access-denied', { target });
  const [{ server_version: version } = {}] = await query('SHOW server_version');
  return {
    authenticate: `password accepted by PostgreSQL ${version}`,
    list: describeTableCount(listing),
  };
}

async function operate<T>(
  context: DriverContext,
  path: string,
  work: (query: Query, target: PostgresTarget) => Promise<T>,
): Promise<T> {
  const target = readPostgresTarget(context.auth);
  return await startDeadline(context).run(async (signal) => {
    try {
      return await usePostgres(target, { ...context, signal }, (query) => work(query, target));
    } catch (error) {
      throw explainPostgresError(error, { target, path });
    }
  });
}

async function read(
  context: DriverContext,
  { path }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async (query, target) => {
    const name = readTablePath(path);
    const table = name && (await findTable(query, name));
    if (table === undefined) throw postgresFailure('object-not-found', { target, path });
    const columns = table.columns.map(({ mapping: _mapping, ...column }) => column);
    const format = columns.some(({ xdm }) => xdm.type === 'array') ? 'hierarchical' : 'flat';
    if (!withRows) return { format, columns };
    const notices = await findHiddenRows(query, table);
    const rows = await explainingRead(query, { table, request: { target, path } }, () =>
      readRows(query, table, context.limits),
    );
    return { format, columns, rows, ...(notices.length === 0 ? {} : { notices }) };
  });
}
