import { sql } from 'kysely';
import type { ConnectionStore } from '../../domain/connection-store.ts';
import { statusQueriesIn } from '../connection-status/status-queries.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { ConnectionRecord } from '../database/tables.ts';
import { refuseUsedConnection } from '../flows/references.ts';
import { fromConnectionRecord, toConnectionRecord } from './connection-record.ts';
import { prepareFind } from './find-connection.ts';
import { CONNECTION_LISTS } from './list-query.ts';
import { connectionsIn } from './scoped-connections.ts';

export function createSqlConnectionStore({
  database,
  write,
  containsText,
}: Pick<SqlAccess, 'database' | 'write' | 'containsText'>): ConnectionStore {
  const find = prepareFind(database);
  return {
    async insert(scope, row, audit) {
      await write(async (_transaction, { insertConnection, record }) => {
        insertConnection(scope, toConnectionRecord(row));
        if (audit) record(scope.imsOrgId, audit);
      });
    },
    async find(scope, id) {
      const record = await find(scope, id);
      return record && fromConnectionRecord(record);
    },
    // biome-ignore lint/complexity/useMaxParams: to take one options object
    async replace(scope, expectedEtag, row, audit) {
      return await write(async (transaction, { record }) => {
        const { numUpdatedRows } = await connectionsIn(transaction, scope)
          .update(toConnectionRecord(row))
          .where('id', '=', row.id)
          .where('etag', '=', expectedEtag)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (audit) record(scope.imsOrgId, audit);
        return true;
      });
    },
    async delete(scope, id, audit) {
      return await write(
        async (transaction, { record }) => {
          const deletion = connectionsIn(transaction, scope).delete().where('id', '=', id).returningAll();
          const deleted = await deletion.executeTakeFirst();
          if (deleted === undefined) return false;
          await refuseUsedConnection(transaction, scope, deleted);
          if (audit) record(scope.imsOrgId, audit(fromConnectionRecord(deleted)));
          return true;
        },
        { usesReserve: true },
      );
    },
    async list(scope, query) {
      const select = CONNECTION_LISTS.selectPage(connectionsIn(database, scope), query, containsText);
      const needs = query.attention && statusQueriesIn(scope).needs(query.attention);
      const page = (needs ? select.where(needs) : select).$castTo<ConnectionRecord>();
      return CONNECTION_LISTS.toPage(await page.execute(), query, fromConnectionRecord);
    },
    async count(scope, conditions) {
      const { count } = await CONNECTION_LISTS.selectMatching(connectionsIn(database, scope), conditions)
        .select(sql<number | string>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
