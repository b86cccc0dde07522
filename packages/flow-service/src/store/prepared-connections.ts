import type { Kysely } from 'kysely';
import { prepareQuery } from './prepared-query.ts';
import type { Scope } from './scope.ts';
import { type ConnectionRecord, connectionsIn } from './scoped-connections.ts';
import type { Tables } from './tables.ts';

/** The statements on connections that most calls need, built once. */
export interface PreparedConnections {
  insert(database: Kysely<Tables>, scope: Scope, record: ConnectionRecord): Promise<void>;
  find(database: Kysely<Tables>, scope: Scope, id: string): Promise<ConnectionRecord | undefined>;
}

/** @param database Says which SQL is spoken. */
export function prepareConnectionStatements(database: Kysely<Tables>): PreparedConnections {
  const insert = prepareQuery(({ imsOrgId, sandboxName, ...record }: Scope & ConnectionRecord) =>
    connectionsIn(database, { imsOrgId, sandboxName }).insert(record),
  );
  const find = prepareQuery(({ id, ...scope }: Scope & { id: string }) =>
    connectionsIn(database, scope).select().selectAll().where('id', '=', id),
  );
  return {
    async insert(transaction, { imsOrgId, sandboxName }, record) {
      await insert(transaction, { imsOrgId, sandboxName, ...record });
    },
    async find(reader, { imsOrgId, sandboxName }, id) {
      return (await find(reader, { imsOrgId, sandboxName, id })).rows[0];
    },
  };
}
