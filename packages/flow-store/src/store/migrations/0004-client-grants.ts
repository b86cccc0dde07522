import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { textType } from './text-type.ts';

/** Names, grants and revocation of clients. */
export const clientGrants: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const text = textType(database);
    // One at a time: SQLite cannot add several.
    await database.schema.alterTable('clients').addColumn('name', text).execute();
    await database.schema.alterTable('clients').addColumn('grants', text).execute();
    await database.schema.alterTable('clients').addColumn('revoked_at', 'bigint').execute();
  },
};
