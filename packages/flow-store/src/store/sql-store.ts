import { sql } from 'kysely';
import type { Store } from '../domain/store.ts';
import { fromClientRecord, toClientRecord } from './client-record.ts';
import { fromConnectionRecord, toConnectionRecord } from './connection-record.ts';
import { prepareFind } from './find-connection.ts';
import { selectMatching, selectPage, toPage } from './list-query.ts';
import { fromSandboxRecord, toSandboxRecord } from './sandbox-record.ts';
import { connectionsIn } from './scoped-connections.ts';
import type { SqlAccess } from './sql-access.ts';
import { createSqlAuditStore } from './sql-audit-store.ts';
import { createSqlClearCredentialsStore } from './sql-clear-credentials-store.ts';
import { createSqlConnectionStatusStore } from './sql-connection-status-store.ts';
import { createSqlHostKeyStore } from './sql-host-key-store.ts';
import { createSqlMasterKeyStore } from './sql-master-key-store.ts';
import { createSqlRowStore } from './sql-row-store.ts';
import { statusQueriesIn } from './status-queries.ts';

export function createSqlStore({
  database,
  write,
  beginRead,
  containsText,
  compact,
  close,
}: SqlAccess): Store {
  const findConnection = prepareFind(database);
  return {
    audit: createSqlAuditStore({ database, write }),
    status: createSqlConnectionStatusStore({ database, write }),
    hostKeys: createSqlHostKeyStore({ database, write }),
    rows: createSqlRowStore({ database, write, beginRead }),
    masterKeys: createSqlMasterKeyStore({ database, write }),
    clearCredentials: createSqlClearCredentialsStore({ database, write, compact }),
    async insertConnection(scope, row, audit) {
      await write(async (_transaction, { insertConnection, record }) => {
        insertConnection(scope, toConnectionRecord(row));
        if (audit) record(scope.imsOrgId, audit);
      });
    },
    async findConnection(scope, id) {
      const record = await findConnection(scope, id);
      return record && fromConnectionRecord(record);
    },
    async replaceConnection(scope, expectedEtag, row, audit) {
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
    async deleteConnection(scope, id, audit) {
      return await write(async (transaction, { record }) => {
        const deletion = connectionsIn(transaction, scope).delete().where('id', '=', id).returningAll();
        const deleted = await deletion.executeTakeFirst();
        if (deleted === undefined) return false;
        if (audit) record(scope.imsOrgId, audit(fromConnectionRecord(deleted)));
        return true;
      });
    },
    async listConnections(scope, query) {
      const select = selectPage(connectionsIn(database, scope), query, containsText);
      const needs = query.attention && statusQueriesIn(scope).needs(query.attention);
      return toPage(await (needs ? select.where(needs) : select).execute(), query);
    },
    async countConnections(scope, conditions) {
      const { count } = await selectMatching(connectionsIn(database, scope), conditions)
        .select(sql<number | string>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async listSandboxes(imsOrgId) {
      const select = database.selectFrom('sandboxes').selectAll().where('ims_org_id', '=', imsOrgId);
      return (await select.orderBy('name').execute()).map(fromSandboxRecord);
    },
    async findSandbox(imsOrgId, name) {
      const select = database.selectFrom('sandboxes').selectAll().where('ims_org_id', '=', imsOrgId);
      const record = await select.where('name', '=', name).executeTakeFirst();
      return record && fromSandboxRecord(record);
    },
    async insertSandbox(imsOrgId, row) {
      const record = toSandboxRecord(imsOrgId, row);
      await write((transaction) => transaction.insertInto('sandboxes').values(record).execute());
    },
    async findClient(clientId) {
      const select = database.selectFrom('clients').selectAll().where('client_id', '=', clientId);
      const record = await select.executeTakeFirst();
      return record && fromClientRecord(record);
    },
    async insertClient(row, audit) {
      await write(async (transaction, { record }) => {
        await transaction.insertInto('clients').values(toClientRecord(row)).execute();
        if (audit) record(row.imsOrgId, audit);
      });
    },
    async listClients(imsOrgId) {
      const select = database.selectFrom('clients').selectAll().where('ims_org_id', '=', imsOrgId);
      return (await select.orderBy('created_at').orderBy('client_id').execute()).map(fromClientRecord);
    },
    async replaceClientSecret(clientId, secretHash) {
      const values = { secret_hash: secretHash };
      await write((transaction) =>
        transaction.updateTable('clients').set(values).where('client_id', '=', clientId).execute(),
      );
    },
    async revokeClient(imsOrgId, clientId, { at, audit }) {
      return await write(async (transaction, { record }) => {
        const { numUpdatedRows } = await transaction
          .updateTable('clients')
          .set({ revoked_at: at })
          .where('ims_org_id', '=', imsOrgId)
          .where('client_id', '=', clientId)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (audit) record(imsOrgId, audit);
        return true;
      });
    },
    async findSetting(name) {
      const select = database.selectFrom('settings').select('value').where('name', '=', name);
      return (await select.executeTakeFirst())?.value;
    },
    async keepFirst(name, value) {
      return await write(async (transaction) => {
        const insert = transaction.insertInto('settings').values({ name, value });
        await insert.onConflict((conflict) => conflict.doNothing()).execute();
        const select = transaction.selectFrom('settings').select('value').where('name', '=', name);
        return (await select.executeTakeFirstOrThrow()).value;
      });
    },
    async ping() {
      await sql`select 1`.execute(database);
    },
    close,
  };
}
