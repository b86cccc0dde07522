import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { textType } from './text-type.ts';

/** The audit trail: entries chained by their hashes, and the head of each organization's chain. */
export const audit: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createEntries(database);
    await createHeads(database);
    await database.schema
      .createIndex('audit_entries_by_connection')
      .on('audit_entries')
      .columns(['ims_org_id', 'connection_id', 'sequence'])
      .execute();
  },
};

function createEntries(database: Kysely<unknown>): Promise<void> {
  const text = textType(database);
  return database.schema
    .createTable('audit_entries')
    .addColumn('ims_org_id', text, (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('request_id', text, (column) => column.notNull())
    .addColumn('client_id', text, (column) => column.notNull())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('operation', text, (column) => column.notNull())
    .addColumn('sandbox_name', text)
    .addColumn('connection_id', text)
    .addColumn('changes', text, (column) => column.notNull())
    .addColumn('previous_hash', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_entries_key', ['ims_org_id', 'sequence'])
    .execute();
}

function createHeads(database: Kysely<unknown>): Promise<void> {
  const text = textType(database);
  return database.schema
    .createTable('audit_heads')
    .addColumn('ims_org_id', text, (column) => column.primaryKey())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addColumn('seal', text, (column) => column.notNull())
    .execute();
}
