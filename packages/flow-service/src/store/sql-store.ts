import { type Kysely, sql } from 'kysely';
import type { AuditRecord } from '../audit/audit-entry.ts';
import { fromClientRecord, toClientRecord } from './client-record.ts';
import { fromConnectionRecord, toConnectionRecord } from './connection-record.ts';
import { selectMatching, selectPage, toPage } from './list-query.ts';
import { fromSandboxRecord, toSandboxRecord } from './sandbox-record.ts';
import { connectionsIn } from './scoped-connections.ts';
import { createSqlAuditStore } from './sql-audit-store.ts';
import { createSqlMasterKeyStore } from './sql-master-key-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Does one piece of writing in a transaction. Resolves once it is committed and durable; rejects when it is not. The work
 * may be done again from the start, so it must have no effect but on the database.
 */
export type Write = <Result>(
  work: (transaction: Kysely<Tables>, record: RecordAudit) => Promise<Result>,
) => Promise<Result>;

/** Adds an entry to the audit trail of an organisation, at the end of the transaction. */
export type RecordAudit = (imsOrgId: string, audit: AuditRecord) => void;

/** How one database is read, written and closed; all else is the same SQL for every database. */
export interface SqlAccess {
  /** Reads what is committed. */
  database: Kysely<Tables>;
  write: Write;
  close(): Promise<void>;
}

export function createSqlStore({ database, write, close }: SqlAccess): Store {
  return {
    audit: createSqlAuditStore({ database, write }),
    masterKeys: createSqlMasterKeyStore({ database, write }),
    async insertConnection(scope, row, audit) {
      await write(async (transaction, record) => {
        await connectionsIn(transaction, scope).insert(toConnectionRecord(row)).execute();
        if (audit) record(scope.imsOrgId, audit);
      });
    },
    async findConnection(scope, id) {
      const select = connectionsIn(database, scope).select().selectAll().where('id', '=', id);
      const record = await select.executeTakeFirst();
      return record && fromConnectionRecord(record);
    },
    async replaceConnection(scope, expectedEtag, row, audit) {
      return await write(async (transaction, record) => {
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
      return await write(async (transaction, record) => {
        const deletion = connectionsIn(transaction, scope).delete().where('id', '=', id).returningAll();
        const deleted = await deletion.executeTakeFirst();
        if (deleted === undefined) return false;
        if (audit) record(scope.imsOrgId, audit(fromConnectionRecord(deleted)));
        return true;
      });
    },
    async listConnections(scope, query) {
      return toPage(await selectPage(connectionsIn(database, scope), query).execute(), query);
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
    async insertClient(row) {
      const record = toClientRecord(row);
      await write((transaction) => transaction.insertInto('clients').values(record).execute());
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
