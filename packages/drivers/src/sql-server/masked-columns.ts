import type { Connection } from 'tedious';
import type { Notice } from '../contract/contract.ts';
import { type ObjectName, quoteObjectName } from './object-name.ts';
import { runQuery } from './run-query.ts';

/** Columns whose values the database masks for this login; none if the server has no masks. */
export async function findMaskedColumns(
  connection: Connection,
  table: ObjectName,
): Promise<ReadonlySet<string>> {
  const { schema, name } = table;
  // Servers before SQL Server 2022 grant UNMASK on the database only, and return null for a column.
  const text =
    "SELECT c.name, HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'UNMASK'), HAS_PERMS_BY_NAME(@object, 'OBJECT', 'UNMASK', c.name, 'COLUMN') FROM sys.masked_columns c JOIN sys.all_objects o ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE s.name = @schema AND o.name = @name AND c.is_masked = 1";
  const parameters = { schema, name, object: quoteObjectName(table) };
  const rows = await runQuery(connection, { text, parameters }).catch(() => []);
  return new Set(rows.filter(([, ...granted]) => !granted.includes(1)).map(([column]) => String(column)));
}

/** Reports that the values of some columns are masked. */
export function noticeOfMasks(columns: ReadonlySet<string>): Notice {
  return {
    code: 'columns-masked',
    message: `The database masks the values of these columns for this login: ${[...columns].join(', ')}.`,
    nextStep: 'To read the stored values, ask the database administrator for the UNMASK permission.',
  };
}
