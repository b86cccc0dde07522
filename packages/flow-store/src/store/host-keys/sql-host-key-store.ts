import { type RawBuilder, sql } from 'kysely';
import type { HostKeyRow, HostKeyStore } from '../../domain/host-key-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { HostKeyTable } from '../database/tables.ts';

type HostKeyRecord = Omit<HostKeyTable, 'ims_org_id' | 'sandbox_name'>;

const FIELDS = sql`connection_id, address, key_type, fingerprint, origin, pinned_at, pinned_by`;

export function createSqlHostKeyStore({
  database,
  write,
}: Pick<SqlAccess, 'database' | 'write'>): HostKeyStore {
  return {
    async find(scope, connectionId, address) {
      const { rows } = await select(
        scope,
        sql`connection_id = ${connectionId} and address = ${address}`,
      ).execute(database);
      return rows[0] && fromRecord(rows[0]);
    },
    async list(scope, connectionId) {
      const { rows } = await select(scope, sql`connection_id = ${connectionId}`).execute(database);
      return rows.map(fromRecord);
    },
    async keepFirst(scope, row) {
      const { connectionId, address } = row;
      return await write(async (transaction) => {
        await insert(scope, row, sql`do nothing`).execute(transaction);
        const kept = select(scope, sql`connection_id = ${connectionId} and address = ${address}`);
        const { rows } = await kept.execute(transaction);
        return rows[0] && fromRecord(rows[0]);
      });
    },
    async replace(scope, row, audit) {
      const update = sql`do update set key_type = excluded.key_type, fingerprint = excluded.fingerprint,
        origin = excluded.origin, pinned_at = excluded.pinned_at, pinned_by = excluded.pinned_by`;
      return await write(async (transaction, { record }) => {
        const { numAffectedRows = 0n } = await insert(scope, row, update).execute(transaction);
        if (numAffectedRows === 0n) return false;
        record(scope.imsOrgId, audit);
        return true;
      });
    },
    async forget(scope, connectionId, audit) {
      return await write(
        async (transaction, { record }) => {
          const { numAffectedRows = 0n } = await sql`delete from host_keys
          where ${within(scope)} and connection_id = ${connectionId}`.execute(transaction);
          if (numAffectedRows === 0n) return false;
          record(scope.imsOrgId, audit);
          return true;
        },
        { usesReserve: true },
      );
    },
  };
}

function within({ imsOrgId, sandboxName }: Scope): RawBuilder<unknown> {
  return sql`ims_org_id = ${imsOrgId} and sandbox_name = ${sandboxName}`;
}

function select(scope: Scope, condition: RawBuilder<unknown>): RawBuilder<HostKeyRecord> {
  return sql`select ${FIELDS} from host_keys where ${within(scope)} and ${condition} order by address`;
}

/** Selected from the connection, so that nothing is stored for a deleted one. */
function insert(scope: Scope, row: HostKeyRow, onConflict: RawBuilder<unknown>): RawBuilder<unknown> {
  const { connectionId, address, type = null, fingerprint, origin, pinnedAt, pinnedBy } = row;
  return sql`insert into host_keys (ims_org_id, sandbox_name, ${FIELDS})
    select ims_org_id, sandbox_name, id, ${address}, ${type}, ${fingerprint}, ${origin}, ${pinnedAt}, ${pinnedBy}
    from connections where ${within(scope)} and id = ${connectionId}
    on conflict (ims_org_id, sandbox_name, connection_id, address) ${onConflict}`;
}

function fromRecord(record: HostKeyRecord): HostKeyRow {
  const { connection_id, address, key_type, fingerprint, origin, pinned_at, pinned_by } = record;
  return {
    connectionId: connection_id,
    address,
    ...(key_type !== null && { type: key_type }),
    fingerprint,
    origin: origin as HostKeyRow['origin'],
    pinnedAt: Number(pinned_at),
    pinnedBy: pinned_by,
  };
}
