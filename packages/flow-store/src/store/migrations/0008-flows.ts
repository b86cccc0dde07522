import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { textType } from './text-type.ts';

type ColumnType = 'text' | 'bigint';
type Columns = Readonly<Record<string, ColumnType>>;

/** The own columns of each table, and its indexes: each starts with the scope and ends with the order. */
const TABLES: Readonly<Record<string, { columns: Columns; indexes: readonly (readonly string[])[] }>> = {
  source_connections: {
    columns: {
      connection_spec_id: 'text',
      connection_spec_version: 'text',
      base_connection_id: 'text',
      data_format: 'text',
      table_name: 'text',
      path: 'text',
    },
    indexes: [['base_connection_id', 'created_at', 'id']],
  },
  target_connections: {
    columns: {
      connection_spec_id: 'text',
      connection_spec_version: 'text',
      base_connection_id: 'text',
      data_format: 'text',
      dataset_id: 'text',
    },
    indexes: [['dataset_id', 'created_at', 'id']],
  },
  flows: {
    columns: {
      flow_spec_id: 'text',
      source_connection_id: 'text',
      target_connection_id: 'text',
      is_source_flow: 'text',
      source_spec_id: 'text',
      base_connection_id: 'text',
      target_spec_id: 'text',
      frequency: 'text',
      last_run_started_at: 'bigint',
      next_run_at: 'bigint',
      progress: 'text',
    },
    indexes: [
      ['updated_at', 'id'],
      ['source_connection_id', 'created_at', 'id'],
      ['target_connection_id', 'created_at', 'id'],
      ['base_connection_id', 'created_at', 'id'],
    ],
  },
  runs: {
    columns: {
      flow_id: 'text',
      flow_spec_id: 'text',
      started_at: 'bigint',
      due_at: 'bigint',
      batch_id: 'text',
      lease_owner: 'text',
      lease_until: 'bigint',
      is_published: 'bigint',
    },
    indexes: [
      ['updated_at', 'id'],
      ['flow_id', 'created_at', 'id'],
    ],
  },
  schemas: { columns: { uri: 'text', alt_id: 'text', title: 'text' }, indexes: [['uri'], ['alt_id']] },
  datasets: { columns: { schema_id: 'text' }, indexes: [] },
  mapping_sets: { columns: {}, indexes: [] },
  batches: {
    columns: { dataset_id: 'text', status: 'text' },
    indexes: [['dataset_id', 'created_at', 'id']],
  },
};

/** Columns that every one of these tables has. */
const REQUIRED: Columns = {
  ims_org_id: 'text',
  sandbox_name: 'text',
  id: 'text',
  etag: 'text',
  created_at: 'bigint',
  updated_at: 'bigint',
  created_by: 'text',
  updated_by: 'text',
  created_client: 'text',
  updated_client: 'text',
  document: 'text',
};
const OPTIONAL: Columns = { name: 'text', description: 'text', state: 'text' };

/** Flows and everything that belongs to them, each row as a document with columns for its fields. */
export const flows: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const [table, { columns, indexes }] of Object.entries(TABLES)) {
      await createTable(database, table, { ...OPTIONAL, ...columns });
      const all = [['created_at', 'id'], ...indexes];
      for (const index of all) {
        await database.schema
          .createIndex(`${table}_by_${index[0]}`)
          .on(table)
          .columns(['ims_org_id', 'sandbox_name', ...index])
          .execute();
      }
    }
    // The scheduler looks across sandboxes.
    await database.schema.createIndex('flows_due').on('flows').column('next_run_at').execute();
    await database.schema.createIndex('runs_by_state').on('runs').columns(['state', 'due_at']).execute();
    await database.schema.createIndex('runs_by_publication').on('runs').column('is_published').execute();
  },
};

async function createTable(database: Kysely<unknown>, table: string, columns: Columns): Promise<void> {
  const text = textType(database);
  const typeOf = (type: ColumnType) => (type === 'text' ? text : type);
  let create: CreateTableBuilder<string, string> = database.schema.createTable(table);
  for (const [name, type] of Object.entries(REQUIRED)) {
    create = create.addColumn(name, typeOf(type), (column) => column.notNull());
  }
  for (const [name, type] of Object.entries(columns)) create = create.addColumn(name, typeOf(type));
  await create.addPrimaryKeyConstraint(`${table}_key`, ['ims_org_id', 'sandbox_name', 'id']).execute();
}
