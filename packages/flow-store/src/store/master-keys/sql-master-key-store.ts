import type { Kysely } from 'kysely';
import type { MasterKeyStore, WrappedDataKey } from '../../domain/master-key-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { ConnectionTable, Tables } from '../database/tables.ts';

/** Connections across organizations and sandboxes, but only their wrapped data keys. */
type WrappingTables = {
  connections: Pick<
    ConnectionTable,
    'ims_org_id' | 'sandbox_name' | 'id' | 'auth_master_key_id' | 'auth_wrapped_key'
  >;
};

export function createSqlMasterKeyStore({
  database,
  write,
}: Pick<SqlAccess, 'database' | 'write'>): MasterKeyStore {
  return {
    async list() {
      const select = database.selectFrom('master_keys').select('id').orderBy('created_at').orderBy('id');
      return (await select.execute()).map(({ id }) => id);
    },
    async register(id, createdAt) {
      await write((transaction) =>
        transaction
          .insertInto('master_keys')
          .values({ id, created_at: createdAt })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },
    async retire(id) {
      await write((transaction) => transaction.deleteFrom('master_keys').where('id', '=', id).execute());
    },
    async listWrappedBy(id, limit) {
      const records = await wrappings(database)
        .selectFrom('connections')
        .select(['ims_org_id', 'sandbox_name', 'id', 'auth_master_key_id', 'auth_wrapped_key'])
        .where('auth_master_key_id', '=', id)
        .limit(limit)
        .execute();
      return records.flatMap(toWrappedDataKey);
    },
    async rewrap(changes) {
      await write(async (transaction) => {
        for (const change of changes) await replaceWrapping(transaction, change);
      });
    },
  };
}

function wrappings(database: Kysely<Tables>): Kysely<Tables & WrappingTables> {
  return database.$extendTables<WrappingTables>();
}

async function replaceWrapping(
  transaction: Kysely<Tables>,
  { from, to }: { from: WrappedDataKey; to: WrappedDataKey },
): Promise<void> {
  await wrappings(transaction)
    .updateTable('connections')
    .set({ auth_master_key_id: to.masterKeyId, auth_wrapped_key: to.wrappedKey })
    .where('ims_org_id', '=', from.scope.imsOrgId)
    .where('sandbox_name', '=', from.scope.sandboxName)
    .where('id', '=', from.connectionId)
    .where('auth_wrapped_key', '=', from.wrappedKey)
    .execute();
}

function toWrappedDataKey(record: WrappingTables['connections']): readonly WrappedDataKey[] {
  const { ims_org_id, sandbox_name, id, auth_master_key_id, auth_wrapped_key } = record;
  if (auth_master_key_id === null || auth_wrapped_key === null) return [];
  return [
    {
      scope: { imsOrgId: ims_org_id, sandboxName: sandbox_name },
      connectionId: id,
      masterKeyId: auth_master_key_id,
      wrappedKey: auth_wrapped_key,
    },
  ];
}
