import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { textType } from './text-type.ts';

/** What clients are called, what they may do, and that they may no longer do it. */
export const clientGrants: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const text = textType(database);
    // One at a time: SQLite adds no more.
    await database.schema.alterTable('clients').addColumn('name', text).execute();
    await database.schema.alterTable('clients').addColumn('grants', text).execute();
    await database.schema.alterTable('clients').addColumn('revoked_at', 'bigint').execute();
  },
};
