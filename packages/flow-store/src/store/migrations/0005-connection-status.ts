import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { textType } from './text-type.ts';

/**
 * The status of connections: the expiry of their secrets, and their last test. For secrets sealed earlier, the expiry
 * is unknown.
 */
export const connectionStatus: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await addColumns(database);
    await createTests(database);
    // Few connections have secrets that expire; the others are not in this index.
    await database.schema
      .createIndex('connections_by_expiry')
      .on('connections')
      .columns(['ims_org_id', 'sandbox_name', 'secrets_expire_at', 'id'])
      .where('secrets_expire_at', 'is not', null)
      .execute();
    await database.schema
      .createIndex('connection_tests_by_result')
      .on('connection_tests')
      .columns(['ims_org_id', 'sandbox_name', 'result', 'tested_at', 'connection_id'])
      .execute();
  },
};

/** One at a time: SQLite cannot add several. */
async function addColumns(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('connections').addColumn('secrets_expire_at', 'bigint').execute();
  await database.schema.alterTable('connections').addColumn('auth_revision', textType(database)).execute();
}

/** Deleting a connection deletes its test. */
function createTests(database: Kysely<unknown>): Promise<void> {
  const text = textType(database);
  const key = ['ims_org_id', 'sandbox_name', 'connection_id'] as const;
  return database.schema
    .createTable('connection_tests')
    .addColumn('ims_org_id', text, (column) => column.notNull())
    .addColumn('sandbox_name', text, (column) => column.notNull())
    .addColumn('connection_id', text, (column) => column.notNull())
    .addColumn('auth_revision', text, (column) => column.notNull())
    .addColumn('result', 'integer', (column) => column.notNull())
    .addColumn('tested_at', 'bigint', (column) => column.notNull())
    .addColumn('tested_by', text, (column) => column.notNull())
    .addColumn('report', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('connection_tests_key', [...key])
    .addForeignKeyConstraint(
      'connection_tests_connection',
      [...key],
      'connections',
      ['ims_org_id', 'sandbox_name', 'id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
}
