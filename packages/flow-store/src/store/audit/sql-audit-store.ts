import type { AuditQuery, AuditStore } from '../../domain/audit-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import { fromAuditRecord } from './audit-record.ts';

export function createSqlAuditStore({ database, write }: Pick<SqlAccess, 'database' | 'write'>): AuditStore {
  return {
    async list(imsOrgId, { order, after, limit, ...filter }) {
      const isAscending = order === 'ascending';
      let select = database.selectFrom('audit_entries').selectAll().where('ims_org_id', '=', imsOrgId);
      for (const [column, operator, value] of conditionsOf(filter)) {
        if (value !== undefined) select = select.where(column, operator, value);
      }
      if (after !== undefined) select = select.where('sequence', isAscending ? '>' : '<', after);
      const page = select.orderBy('sequence', isAscending ? 'asc' : 'desc').limit(limit);
      return (await page.execute()).map(fromAuditRecord);
    },
    async findHead(imsOrgId) {
      const select = database.selectFrom('audit_heads').select(['sequence', 'hash', 'seal']);
      return await select.where('ims_org_id', '=', imsOrgId).executeTakeFirst();
    },
    async listOrganizations() {
      const select = database.selectFrom('audit_heads').select('ims_org_id').orderBy('ims_org_id');
      return (await select.execute()).map(({ ims_org_id }) => ims_org_id);
    },
    async append(imsOrgId, audit) {
      await write(async (_transaction, { record }) => record(imsOrgId, audit));
    },
  };
}

function conditionsOf(filter: Omit<AuditQuery, 'order' | 'after' | 'limit'>) {
  return [
    ['connection_id', '=', filter.connectionId],
    ['sandbox_name', '=', filter.sandboxName],
    ['operation', '=', filter.operation],
    ['user_id', '=', filter.userId],
    ['client_id', '=', filter.clientId],
    ['at', '>=', filter.since],
    ['at', '<', filter.until],
  ] as const;
}
