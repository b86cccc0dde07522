import { type Kysely, sql } from 'kysely';
import type { ClearCredentialsStore, StoredAuth } from '../../domain/clear-credentials-store.ts';
import { fromConnectionRecord, toParamColumns } from '../connections/connection-record.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { ConnectionTable, ConnectionTestTable, Tables } from '../database/tables.ts';

/** Connections across organizations and sandboxes, and their tests. */
type AllTables = { connections: ConnectionTable; connection_tests: ConnectionTestTable };

export function createSqlClearCredentialsStore({
  database,
  write,
  compact,
}: Pick<SqlAccess, 'database' | 'write' | 'compact'>): ClearCredentialsStore {
  return {
    compact,
    async listAuths(after, limit) {
      let select = database
        .$extendTables<AllTables>()
        .selectFrom('connections')
        .leftJoin('connection_tests', (join) =>
          join
            .onRef('connection_tests.ims_org_id', '=', 'connections.ims_org_id')
            .onRef('connection_tests.sandbox_name', '=', 'connections.sandbox_name')
            .onRef('connection_tests.connection_id', '=', 'connections.id'),
        )
        .selectAll('connections')
        .select('connection_tests.report')
        .where('auth_spec_name', 'is not', null);
      if (after) {
        const { scope, id } = after;
        select = select.where(
          sql<boolean>`(connections.ims_org_id, connections.sandbox_name, connections.id) > (${scope.imsOrgId}, ${scope.sandboxName}, ${id})`,
        );
      }
      const page = select
        .orderBy('connections.ims_org_id')
        .orderBy('connections.sandbox_name')
        .orderBy('connections.id')
        .limit(limit);
      return (await page.execute()).flatMap(toStoredAuth);
    },
    async replaceAuth({ from, to, audit }) {
      return await write(async (transaction, { record }) => {
        if (!(await replaceParams(transaction, from, to))) return false;
        if (to.report !== undefined && to.report !== from.report)
          await replaceReport(transaction, from, to.report);
        record(from.scope.imsOrgId, audit);
        return true;
      });
    },
    async replaceEntries(imsOrgId, changes, audit) {
      await write(async (transaction, { record }) => {
        const replaced = [];
        for (const change of changes) {
          const { numUpdatedRows } = await transaction
            .updateTable('audit_entries')
            .set({ changes: JSON.stringify(change.changes) })
            .where('ims_org_id', '=', imsOrgId)
            .where('sequence', '=', change.from.sequence)
            .where('changes', '=', JSON.stringify(change.from.changes))
            .executeTakeFirst();
          if (numUpdatedRows > 0n) replaced.push(change);
        }
        const entry = replaced.length > 0 ? audit(replaced) : undefined;
        if (entry) record(imsOrgId, entry);
      });
    },
  };
}

function toStoredAuth({
  report,
  ...record
}: ConnectionTable & { report: string | null }): readonly StoredAuth[] {
  const { id, auth } = fromConnectionRecord(record);
  if (auth === undefined) return [];
  const scope = { imsOrgId: record.ims_org_id, sandboxName: record.sandbox_name };
  return [{ scope, id, auth, ...(report === null ? {} : { report }) }];
}

async function replaceParams(
  transaction: Kysely<Tables>,
  { scope, id, auth }: StoredAuth,
  to: StoredAuth,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .$extendTables<AllTables>()
    .updateTable('connections')
    .set(toParamColumns(to.auth))
    .where('ims_org_id', '=', scope.imsOrgId)
    .where('sandbox_name', '=', scope.sandboxName)
    .where('id', '=', id)
    .where('auth_open_params', '=', JSON.stringify(auth.openParams))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function replaceReport(
  transaction: Kysely<Tables>,
  { scope, id, report = '' }: StoredAuth,
  masked: string,
): Promise<void> {
  await transaction
    .$extendTables<AllTables>()
    .updateTable('connection_tests')
    .set({ report: masked })
    .where('ims_org_id', '=', scope.imsOrgId)
    .where('sandbox_name', '=', scope.sandboxName)
    .where('connection_id', '=', id)
    .where('report', '=', report)
    .execute();
}
