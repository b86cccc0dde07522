import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isPostgres } from './text-type.ts';

/**
 * The order by update, which lists in user interfaces use. The index contains the filtered columns, so that a scan
 * over many connections need not look up each of them.
 */
export const listIndex: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    // A name may exceed the key size of a PostgreSQL B-tree.
    const name = isPostgres(database) ? [] : ['name'];
    await schema.dropIndex('connections_by_updated_at').execute();
    await schema
      .createIndex('connections_by_updated_at')
      .on('connections')
      .columns(['ims_org_id', 'sandbox_name', 'updated_at', 'id', 'state', 'connection_spec_id', ...name])
      .execute();
  },
};
