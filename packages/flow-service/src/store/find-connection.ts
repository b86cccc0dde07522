import type { Kysely } from 'kysely';
import { prepareQuery } from './prepared-query.ts';
import type { Scope } from './scope.ts';
import { type ConnectionRecord, connectionsIn } from './scoped-connections.ts';
import type { Tables } from './tables.ts';

/** Finds one connection: what most calls begin with. */
export type FindConnection = (scope: Scope, id: string) => Promise<ConnectionRecord | undefined>;

export function prepareFind(database: Kysely<Tables>): FindConnection {
  const find = prepareQuery(({ id, ...scope }: Scope & { id: string }) =>
    connectionsIn(database, scope).select().selectAll().where('id', '=', id),
  );
  return async ({ imsOrgId, sandboxName }, id) => {
    const { rows } = await find(database, { imsOrgId, sandboxName, id });
    return rows[0];
  };
}
