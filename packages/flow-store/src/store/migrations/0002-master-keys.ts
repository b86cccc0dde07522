import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres, textType } from './text-type.ts';

/** The master keys in use, and the settings that all services on one database share. */
export const masterKeys: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const text = textType(database);
    await database.schema
      .createTable('settings')
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('value', text, (column) => column.notNull())
      .execute();
    await database.schema
      .createTable('master_keys')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await sql`insert into master_keys (id, created_at)
      select distinct auth_master_key_id, 0 from connections where auth_master_key_id is not null`.execute(
      database,
    );
    await database.schema
      .createIndex('connections_by_master_key')
      .on('connections')
      .column('auth_master_key_id')
      .execute();
    await (isPostgres(database) ? constrainInPostgres(database) : constrainInSqlite(database));
  },
};

// Even if services with an old key are still running, a retired key cannot seal anything, and a key that seals
// something cannot be retired.

async function constrainInPostgres(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('connections')
    .addForeignKeyConstraint('connections_master_key', ['auth_master_key_id'], 'master_keys', ['id'])
    .execute();
}

/** SQLite cannot add a foreign key to an existing table. */
async function constrainInSqlite(database: Kysely<unknown>): Promise<void> {
  const isUnknown = sql`new.auth_master_key_id is not null
    and not exists (select 1 from master_keys where id = new.auth_master_key_id)`;
  await sql`create trigger connections_master_key_of_insert before insert on connections when ${isUnknown}
    begin select raise(abort, 'connections_master_key'); end`.execute(database);
  await sql`create trigger connections_master_key_of_update before update of auth_master_key_id on connections
    when ${isUnknown} begin select raise(abort, 'connections_master_key'); end`.execute(database);
  await sql`create trigger master_keys_in_use before delete on master_keys
    when exists (select 1 from connections where auth_master_key_id = old.id)
    begin select raise(abort, 'connections_master_key'); end`.execute(database);
}
