import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startPostgres } from '@headwater/source-fixtures';
import pg from 'pg';
import type { SecretWatch } from './secret-watch.ts';

/** The storage of the service under soak, inspected from outside. */
export interface SoakDatabase {
  /** Environment variables that select this database for the service. */
  environment: Readonly<Record<string, string>>;
  /** Errors that the database's own integrity check finds in its files. */
  findDamage(): Promise<readonly string[]>;
  /** Searches all stored data for secrets. */
  scan(secrets: SecretWatch): Promise<void>;
  close(): Promise<void>;
}

export async function openDatabase(
  kind: 'sqlite' | 'postgres',
  dataDirectory: string,
): Promise<SoakDatabase> {
  return kind === 'postgres' ? await openPostgres() : openSqlite(dataDirectory);
}

/** The data directory may contain the service's own credentials. */
const KEPT_SECRETS: ReadonlySet<string> = new Set(['client.json', 'master.key']);

function openSqlite(dataDirectory: string): SoakDatabase {
  return {
    environment: { HEADWATER_DATABASE_URL: '' },
    async findDamage() {
      const database = new DatabaseSync(join(dataDirectory, 'headwater.db'), { readOnly: true });
      try {
        const rows = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
        return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
      } finally {
        database.close();
      }
    },
    async scan(secrets) {
      const entries = await readdir(dataDirectory, { recursive: true, withFileTypes: true });
      for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
        if (KEPT_SECRETS.has(name)) continue;
        // Decodes each byte to one character, so that readable strings in a binary file are preserved.
        secrets.scan(name, await readFile(join(parentPath, name), 'latin1'));
      }
    },
    async close() {},
  };
}

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`;
const DAMAGE = `
  select bt_index_check(index.indexrelid, true) from pg_index index
  join pg_class class on class.oid = index.indexrelid join pg_am am on am.oid = class.relam
  where am.amname = 'btree' and class.relpersistence = 'p' and index.indisvalid`;

async function openPostgres(): Promise<SoakDatabase> {
  const postgres = await startPostgres();

  async function query(text: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client(postgres.url());
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  return {
    environment: { HEADWATER_DATABASE_URL: postgres.url() },
    async findDamage() {
      await query('create extension if not exists amcheck');
      return await query(DAMAGE).then(
        () => [],
        (error: unknown) => [String(error)],
      );
    },
    async scan(secrets) {
      for (const { name } of await query(TABLES)) {
        const rows = await query(`select t::text as row from ${name} t`);
        secrets.scan(`table ${name}`, rows.map(({ row }) => row).join('\n'));
      }
    },
    close: () => postgres.close(),
  };
}
