import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { FlowRow } from '../../domain/flow-rows.ts';
import type { FlowStore, Scoped } from '../../domain/run-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import { fromRecord } from '../resources/resource-table.ts';
import { type ResourceRecord, rowsIn, type ScopedRecord } from '../resources/scoped-rows.ts';
import { createSqlResourceStore } from '../resources/sql-resource-store.ts';
import { FLOWS } from './tables.ts';

/** Maximum number of flows that `listUsers` returns. */
const MAX_USERS = 100;

export function createSqlFlowStore(
  access: Pick<SqlAccess, 'database' | 'write' | 'containsText'>,
): FlowStore {
  const { database } = access;
  return {
    ...createSqlResourceStore(FLOWS, access),
    async due(now, limit) {
      const { rows } = await sql<ScopedRecord>`select * from flows
        where next_run_at <= ${now} and state = 'enabled'
        order by next_run_at, id limit ${limit}`.execute(database);
      return rows.map(toScopedFlow);
    },
    async listUsers(scope, connectionId) {
      const uses: RawBuilder<SqlBool> = sql`${connectionId} in
        (coalesce(base_connection_id, ''), coalesce(source_connection_id, ''), coalesce(target_connection_id, ''))`;
      const select = rowsIn(database, 'flows', scope).select().selectAll().where(uses).orderBy('id');
      const records = await select.limit(MAX_USERS).$castTo<ResourceRecord>().execute();
      return records.map((record) => fromRecord(record, FLOWS));
    },
  };
}

function toScopedFlow(record: ScopedRecord): Scoped<FlowRow> {
  const scope = { imsOrgId: record.ims_org_id, sandboxName: record.sandbox_name };
  return { scope, row: fromRecord(record, FLOWS) };
}
