import type { SandboxStore } from '../../domain/sandbox-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import { fromSandboxRecord, toSandboxRecord } from './sandbox-record.ts';

export function createSqlSandboxStore({
  database,
  write,
}: Pick<SqlAccess, 'database' | 'write'>): SandboxStore {
  return {
    async list(imsOrgId) {
      const select = database.selectFrom('sandboxes').selectAll().where('ims_org_id', '=', imsOrgId);
      return (await select.orderBy('name').execute()).map(fromSandboxRecord);
    },
    async find(imsOrgId, name) {
      const select = database.selectFrom('sandboxes').selectAll().where('ims_org_id', '=', imsOrgId);
      const record = await select.where('name', '=', name).executeTakeFirst();
      return record && fromSandboxRecord(record);
    },
    async insert(imsOrgId, row) {
      const record = toSandboxRecord(imsOrgId, row);
      await write((transaction) => transaction.insertInto('sandboxes').values(record).execute());
    },
  };
}
