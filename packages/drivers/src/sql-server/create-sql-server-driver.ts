import type { Driver, DriverContext, ListOptions, ReadRequest, Structure } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { cursorInvalid, readCursor } from '../listings/listing-cursor.ts';
import { describeAndPreview } from '../operations/create-operations.ts';
import { checkDatabase } from './check-database.ts';
import { describeSqlFailure } from './describe-sql-failure.ts';
import { type ObjectName, quoteIdentifier, readObjectName, writeObjectPath } from './object-name.ts';
import { listTables, probeTable, readColumns } from './read-catalog.ts';
import { readPreview, toSourceColumn } from './read-rows.ts';
import { type SqlOperation, type SqlServerOptions, withConnection } from './sql-server-session.ts';
import { readSqlTarget } from './sql-server-target.ts';

/**
 * Creates a driver for databases that speak TDS. The root lists all tables and views by schema and name, as the
 * platform does. A schema can be listed as a folder, for databases with more tables than a listing holds.
 */
export function createSqlServerDriver(options: SqlServerOptions = {}): Driver {
  function operationOf(context: DriverContext, object: string): SqlOperation {
    return { context, target: readSqlTarget(context.auth, options), options, object };
  }

  async function readTable(
    context: DriverContext,
    { path }: ReadRequest,
    { withRows }: { withRows: boolean },
  ): Promise<Structure> {
    const operation = operationOf(context, path);
    const table = readObjectName(path);
    if (table === undefined) throw notFound(path);
    return await withConnection(operation, async (connection) => {
      const columns = await readColumns(connection, table);
      // The catalog does not report missing objects; the server itself gives the reason.
      if (columns.length === 0) {
        await probeTable(connection, path);
        throw notFound(path);
      }
      operation.isKnownObject = true;
      const structure = { format: 'flat', columns: columns.map(toSourceColumn) } as const;
      if (!withRows) return structure;
      return { ...structure, ...(await readPreview(connection, table, { columns, limits: context.limits })) };
    });
  }

  return {
    kind: 'tables',
    check: (context) => checkDatabase(context, options),
    async list(context, path, options) {
      const schema = path === '' ? undefined : readSchema(path);
      const after = readPosition(path, options);
      const { maxEntries } = context.limits;
      const listing = await withConnection(operationOf(context, path), (connection) =>
        listTables(connection, { path, schema, after, maxEntries }),
      );
      if (schema !== undefined && after === undefined && listing.entries.length === 0) throw notFound(path);
      return listing;
    },
    ...describeAndPreview(readTable),
  };
}

/** The last table of the previous page. */
function readPosition(path: string, options?: ListOptions): ObjectName | undefined {
  const position = readCursor(path, options);
  if (position === undefined) return undefined;
  const table = readObjectName(position);
  if (table === undefined || writeObjectPath(table) !== position) throw cursorInvalid();
  return table;
}

/** A schema has the format of a table's name: in brackets if needed. */
function readSchema(path: string): string {
  const read: ObjectName | undefined = readObjectName(`${path}.${quoteIdentifier('any')}`);
  if (read === undefined) throw notFound(path);
  return read.schema;
}

function notFound(path: string): DriverError {
  return new DriverError(describeSqlFailure('object-not-found.schema', { path }));
}
