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
import type { Scope } from '../../domain/scope.ts';
import type { ConnectionRecord, ConnectionTable, Tables } from '../database/tables.ts';

type ScopedTables = { connections: ConnectionTable };

type SelectConnections<Output> = SelectQueryBuilder<ScopedTables, 'connections', Output>;

/** The connections of one sandbox; every query for existing connections starts here. */
export interface ScopedConnections {
  select(): SelectConnections<object>;
  update(
    record: ConnectionRecord,
  ): UpdateQueryBuilder<ScopedTables, 'connections', 'connections', UpdateResult>;
  delete(): DeleteQueryBuilder<ScopedTables, 'connections', DeleteResult>;
}

/** Connections of any sandbox, each with its scope. */
export function insertConnections(
  database: Kysely<Tables>,
  connections: readonly ConnectionTable[],
): InsertQueryBuilder<ScopedTables, 'connections', InsertResult> {
  return database.$extendTables<ScopedTables>().insertInto('connections').values(connections);
}

export function connectionsIn(database: Kysely<Tables>, { imsOrgId, sandboxName }: Scope): ScopedConnections {
  const tables = database.$extendTables<ScopedTables>();
  const scope = { ims_org_id: imsOrgId, sandbox_name: sandboxName };
  return {
    select: () => tables.selectFrom('connections').where((is) => is.and(scope)),
    update: (record) =>
      tables
        .updateTable('connections')
        .set(record)
        .where((is) => is.and(scope)),
    delete: () => tables.deleteFrom('connections').where((is) => is.and(scope)),
  };
}
