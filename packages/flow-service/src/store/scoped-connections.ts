import type {
  DeleteQueryBuilder,
  DeleteResult,
  InsertQueryBuilder,
  InsertResult,
  Kysely,
  SelectQueryBuilder,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { Scope } from './scope.ts';
import type { ConnectionTable, Tables } from './tables.ts';

type ScopedTables = { connections: ConnectionTable };

/** A connection as SQL has it, without its scope. */
export type ConnectionRecord = Omit<ConnectionTable, 'ims_org_id' | 'sandbox_name'>;

export type SelectConnections<Output> = SelectQueryBuilder<ScopedTables, 'connections', Output>;

/** The connections of one sandbox: every statement on connections starts here. */
export interface ScopedConnections {
  select(): SelectConnections<object>;
  insert(record: ConnectionRecord): InsertQueryBuilder<ScopedTables, 'connections', InsertResult>;
  update(
    record: ConnectionRecord,
  ): UpdateQueryBuilder<ScopedTables, 'connections', 'connections', UpdateResult>;
  delete(): DeleteQueryBuilder<ScopedTables, 'connections', DeleteResult>;
}

export function connectionsIn(database: Kysely<Tables>, { imsOrgId, sandboxName }: Scope): ScopedConnections {
  const tables = database.$extendTables<ScopedTables>();
  const scope = { ims_org_id: imsOrgId, sandbox_name: sandboxName };
  return {
    select: () => tables.selectFrom('connections').where((is) => is.and(scope)),
    insert: (record) => tables.insertInto('connections').values({ ...record, ...scope }),
    update: (record) =>
      tables
        .updateTable('connections')
        .set(record)
        .where((is) => is.and(scope)),
    delete: () => tables.deleteFrom('connections').where((is) => is.and(scope)),
  };
}
