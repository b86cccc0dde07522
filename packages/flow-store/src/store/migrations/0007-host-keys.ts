import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { textType } from './text-type.ts';

/** Host keys of SSH servers that connections trust. Deleting a connection deletes its keys. */
export const hostKeys: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const text = textType(database);
    const connection = ['ims_org_id', 'sandbox_name', 'connection_id'] as const;
    await database.schema
      .createTable('host_keys')
      .addColumn('ims_org_id', text, (column) => column.notNull())
      .addColumn('sandbox_name', text, (column) => column.notNull())
      .addColumn('connection_id', text, (column) => column.notNull())
      .addColumn('address', text, (column) => column.notNull())
      .addColumn('key_type', text)
      .addColumn('fingerprint', text, (column) => column.notNull())
      .addColumn('origin', text, (column) => column.notNull())
      .addColumn('pinned_at', 'bigint', (column) => column.notNull())
      .addColumn('pinned_by', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('host_keys_key', [...connection, 'address'])
      .addForeignKeyConstraint(
        'host_keys_connection',
        [...connection],
        'connections',
        ['ims_org_id', 'sandbox_name', 'id'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute();
  },
};
