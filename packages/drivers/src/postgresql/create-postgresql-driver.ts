import type { Driver, DriverContext, ListOptions, ReadRequest, Structure } from '../contract/contract.ts';
import { toReachTarget } from '../database-servers/database-server.ts';
import { cursorInvalid, readCursor } from '../listings/listing-cursor.ts';
import { describeTableCount } from '../listings/table-listing.ts';
import { createOperations, describeAndPreview, type Operation } from '../operations/create-operations.ts';
import type { ProbeAnswer } from '../operations/probe-stages.ts';
import { explainPostgresError, postgresFailure } from './explain-postgresql-error.ts';
import { explainingRead } from './explain-read-error.ts';
import { POSTGRES_FAILURES } from './postgresql-failures.ts';
import { type Query, usePostgres } from './postgresql-session.ts';
import { type PostgresTarget, readPostgresTarget } from './postgresql-target.ts';
import { postgresTlsStage } from './postgresql-tls-stage.ts';
import { countTables, findTable, hasSchema, listTables } from './read-catalog.ts';
import { readRows } from './read-rows.ts';
import { findHiddenRows } from './row-security.ts';
import { readTablePath, type TableName } from './table-path.ts';

/** The driver of PostgreSQL, and of databases that speak its protocol. */
export function createPostgresDriver(): Driver {
  return {
    kind: 'tables',
    check: (context) => check(context, probe),
    async list(context, path, options) {
      const after = readPosition(path, options);
      return await operate(context, path, async (query, { target }) => {
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
    ...describeAndPreview(read),
  };
}

const { check, operate } = createOperations<PostgresTarget, Query>({
  readTarget: readPostgresTarget,
  describeTarget: ({ user, database, encryption }) =>
    `user ${user}, database ${database}, encryption ${encryption}`,
  toReachTarget,
  beforeSignIn: postgresTlsStage,
  use: usePostgres,
  explain: explainPostgresError,
  failures: POSTGRES_FAILURES,
});

/** The last table of the previous page. */
function readPosition(path: string, options?: ListOptions): TableName | undefined {
  const position = readCursor(path, options);
  if (position === undefined) return undefined;
  const table = readTablePath(position);
  if (table === undefined || table.schema === null) throw cursorInvalid();
  return table;
}

/** Signs in and counts the tables that may be read. */
async function probe(query: Query, { target, context }: Operation<PostgresTarget>): Promise<ProbeAnswer> {
  const { maxEntries } = context.limits;
  const listing = await listTables(query, { path: '', schema: null, maxEntries });
  const count = listing.entries.length === 0 ? await countTables(query) : 0;
  if (count > 0) throw postgresFailure('access-denied', { target });
  const [{ server_version: version } = {}] = await query('SHOW server_version');
  return {
    authenticate: `password accepted by PostgreSQL ${version}`,
    list: describeTableCount(listing),
  };
}

async function read(
  context: DriverContext,
  { path }: ReadRequest,
  { withRows }: { withRows: boolean },
): Promise<Structure> {
  return await operate(context, path, async (query, { target }) => {
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
