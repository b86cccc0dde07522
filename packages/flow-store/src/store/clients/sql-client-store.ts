import type { ClientStore } from '../../domain/client-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import { fromClientRecord, toClientRecord } from './client-record.ts';

export function createSqlClientStore({
  database,
  write,
}: Pick<SqlAccess, 'database' | 'write'>): ClientStore {
  return {
    async find(clientId) {
      const select = database.selectFrom('clients').selectAll().where('client_id', '=', clientId);
      const record = await select.executeTakeFirst();
      return record && fromClientRecord(record);
    },
    async insert(row, audit) {
      await write(async (transaction, { record }) => {
        await transaction.insertInto('clients').values(toClientRecord(row)).execute();
        if (audit) record(row.imsOrgId, audit);
      });
    },
    async list(imsOrgId) {
      const select = database.selectFrom('clients').selectAll().where('ims_org_id', '=', imsOrgId);
      return (await select.orderBy('created_at').orderBy('client_id').execute()).map(fromClientRecord);
    },
    async replaceSecret(clientId, secretHash) {
      const values = { secret_hash: secretHash };
      await write((transaction) =>
        transaction.updateTable('clients').set(values).where('client_id', '=', clientId).execute(),
      );
    },
    async revoke(imsOrgId, clientId, { at, audit }) {
      return await write(
        async (transaction, { record }) => {
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
        },
        { usesReserve: true },
      );
    },
  };
}
