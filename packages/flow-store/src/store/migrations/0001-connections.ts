import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres, textType } from './text-type.ts';

// `bigint` and `bytea` are PostgreSQL's names; SQLite stores integers and blobs in such columns unchanged.

/** Connections, and the sandboxes and clients they belong to. */
export const connections: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createSandboxes(database);
    await createClients(database);
    await createConnections(database);
    // Each index starts with the scope and ends with the order, so that a page is one scan of an index. Among equally
    // suitable indexes, SQLite uses the one created last, so the most selective one is created last.
    await createIndex(database, 'connections_by_created_at', ['created_at', 'id']);
    await createIndex(database, 'connections_by_updated_at', ['updated_at', 'id']);
    await createIndex(database, 'connections_by_state', ['state', 'created_at', 'id']);
    await createIndex(database, 'connections_by_spec', ['connection_spec_id', 'created_at', 'id']);
    if (isPostgres(database)) await createNameIndex(database);
    else await createIndex(database, 'connections_by_name', ['name', 'created_at', 'id']);
  },
};

function createSandboxes(database: Kysely<unknown>): Promise<void> {
  const text = textType(database);
  return database.schema
    .createTable('sandboxes')
    .addColumn('ims_org_id', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('is_default', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('sandboxes_key', ['ims_org_id', 'name'])
    .execute();
}

function createClients(database: Kysely<unknown>): Promise<void> {
  const text = textType(database);
  return database.schema
    .createTable('clients')
    .addColumn('client_id', text, (column) => column.notNull())
    .addColumn('ims_org_id', text, (column) => column.notNull())
    .addColumn('secret_hash', text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('clients_key', ['client_id'])
    .execute();
}

function createConnections(database: Kysely<unknown>): Promise<void> {
  const text = textType(database);
  return database.schema
    .createTable('connections')
    .addColumn('ims_org_id', text, (column) => column.notNull())
    .addColumn('sandbox_name', text, (column) => column.notNull())
    .addColumn('id', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('description', text)
    .addColumn('provider_id', text)
    .addColumn('connection_spec_id', text, (column) => column.notNull())
    .addColumn('connection_spec_version', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('auth_spec_name', text)
    .addColumn('auth_open_params', text)
    .addColumn('auth_secret_names', text)
    .addColumn('auth_master_key_id', text)
    .addColumn('auth_wrapped_key', 'bytea')
    .addColumn('auth_ciphertext', 'bytea')
    .addColumn('etag', text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', text, (column) => column.notNull())
    .addColumn('updated_by', text, (column) => column.notNull())
    .addColumn('created_client', text, (column) => column.notNull())
    .addColumn('updated_client', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('connections_key', ['ims_org_id', 'sandbox_name', 'id'])
    .execute();
}

function createIndex(database: Kysely<unknown>, name: string, columns: readonly string[]): Promise<void> {
  return database.schema
    .createIndex(name)
    .on('connections')
    .columns(['ims_org_id', 'sandbox_name', ...columns])
    .execute();
}

/** A name may exceed the key size of a PostgreSQL B-tree, and few connections share one. */
function createNameIndex(database: Kysely<unknown>): Promise<void> {
  return database.schema
    .createIndex('connections_by_name')
    .on('connections')
    .using('hash')
    .column('name')
    .execute();
}
