import type { Driver, DriverContext, ReadRequest, Structure } from '../contract.ts';
import { DriverError } from '../driver-error.ts';
import { refuseCursor } from '../listing-cursor.ts';
import { checkDatabase } from './check-database.ts';
import { type ObjectName, quoteIdentifier, readObjectName } from './object-name.ts';
import { listTables, probeTable, readColumns } from './read-catalogue.ts';
import { readRows, toSourceColumn } from './read-table.ts';
import { type SqlOperation, type SqlServerOptions, withConnection } from './sql-session.ts';
import { readSqlTarget } from './sql-target.ts';

/**
 * Makes a driver for databases that speak TDS. The root lists all tables and views by schema and name, as the platform does; a schema
 * can be listed as a folder, for databases with more of them than a listing holds.
 */
export function createSqlServerDriver(options: SqlServerOptions = {}): Driver {
  function operationOf(context: DriverContext, object: string): SqlOperation {
    return { context, target: readSqlTarget(context.auth), options, object };
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
      // The catalogue is silent about what is not there; the server itself says why.
      if (columns.length === 0) {
        await probeTable(connection, path);
        throw notFound(path);
      }
      const structure = { format: 'flat', columns: columns.map(toSourceColumn) } as const;
      if (!withRows) return structure;
      return { ...structure, rows: await readRows(connection, table, { columns, limits: context.limits }) };
    });
  }

  return {
    kind: 'tables',
    check: (context) => checkDatabase(context, options),
    async list(context, path, listing) {
      refuseCursor(listing);
      const schema = path === '' ? undefined : readSchema(path);
      const { maxEntries } = context.limits;
      const entries = await withConnection(operationOf(context, path), (connection) =>
        listTables(connection, schema === undefined ? { maxEntries } : { schema, maxEntries }),
      );
      if (schema !== undefined && entries.length === 0) throw notFound(path);
      return { entries };
    },
    describe: (context, request) => readTable(context, request, { withRows: false }),
    preview: (context, request) => readTable(context, request, { withRows: true }),
  };
}

/** A schema is written like the name of a table: in brackets where it has to be. */
function readSchema(path: string): string {
  const read: ObjectName | undefined = readObjectName(`${path}.${quoteIdentifier('any')}`);
  if (read === undefined) throw notFound(path);
  return read.schema;
}

function notFound(path: string): DriverError {
  return new DriverError({
    code: 'object-not-found',
    cause: `There is no table, view or schema ${path}, or the login may not see it.`,
    nextStep: 'Write a table as schema.name, as a listing shows it.',
    fixableBy: 'you',
  });
}
