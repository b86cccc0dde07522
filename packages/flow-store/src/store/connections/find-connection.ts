import type { Kysely } from 'kysely';
import type { Scope } from '../../domain/scope.ts';
import { inPortions, prepareQuery } from '../database/prepared-query.ts';
import type { ConnectionRecord, Tables } from '../database/tables.ts';
import { connectionsIn } from './scoped-connections.ts';

/** Finds one connection, which is the first step of most calls. */
export type FindConnection = (scope: Scope, id: string) => Promise<ConnectionRecord | undefined>;

interface Key extends Scope {
  id: string;
}

interface Search extends PromiseWithResolvers<ConnectionRecord | undefined> {
  key: Key;
}

/** One query per sandbox finds all connections requested in one turn of the event loop. */
export function prepareFind(database: Kysely<Tables>): FindConnection {
  const select = prepareQuery((first: Key, ...others: readonly Key[]) => {
    const ids = [first, ...others].map(({ id }) => id);
    return connectionsIn(database, first).select().selectAll().where('id', 'in', ids);
  });
  let searches: Search[] = [];

  function findAll(): void {
    const bySandbox = Map.groupBy(searches, ({ key }) => JSON.stringify([key.imsOrgId, key.sandboxName]));
    searches = [];
    for (const ofSandbox of bySandbox.values()) {
      for (const portion of inPortions(ofSandbox)) void answer(portion);
    }
  }

  async function answer(asked: readonly Search[]): Promise<void> {
    try {
      const keys = new Map(asked.map(({ key }) => [key.id, key]));
      const { rows } = await select(database, ...keys.values());
      const found = new Map(rows.map((record) => [record.id, record]));
      for (const { key, resolve } of asked) resolve(found.get(key.id));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  return ({ imsOrgId, sandboxName }, id) => {
    const key = { imsOrgId, sandboxName, id };
    const search = { ...Promise.withResolvers<ConnectionRecord | undefined>(), key };
    if (searches.push(search) === 1) setImmediate(findAll);
    return search.promise;
  };
}
