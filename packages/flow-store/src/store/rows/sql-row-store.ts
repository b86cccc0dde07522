import { type Kysely, sql } from 'kysely';
import type { RowStore, StoredRow } from '../../domain/row-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { STORED_TABLES } from './stored-tables.ts';

/** Number of rows per statement. */
const BATCH = 200;

/** Since this schema, migrations only add tables and nullable columns. */
const OLDEST_TAKEN = '0006-list-index';

type Row = Record<string, unknown>;

export function createSqlRowStore({
  database,
  write,
  beginRead,
}: Pick<SqlAccess, 'database' | 'write' | 'beginRead'>): RowStore {
  return {
    schema: Object.keys(MIGRATIONS).at(-1) ?? '',
    canTake: (schema) => Object.keys(MIGRATIONS).includes(schema) && schema >= OLDEST_TAKEN,
    async readAll(work) {
      return await database.connection().execute(async (connection) => {
        await sql.raw(beginRead).execute(connection);
        try {
          return await work(readTables(connection));
        } finally {
          await sql`rollback`.execute(connection);
        }
      });
    },
    async putAll(rows, { mayReplace }) {
      return await write(async (transaction) => {
        if (!mayReplace && !(await isEmpty(transaction))) return false;
        for (const { name } of STORED_TABLES.toReversed()) {
          await sql`delete from ${sql.table(name)}`.execute(transaction);
        }
        await insertAll(transaction, rows());
        return true;
      });
    },
  };
}

async function* readTables(database: Kysely<Tables>): AsyncGenerator<StoredRow, void, void> {
  for (const { name, key } of STORED_TABLES) {
    let last: Row | undefined;
    do {
      const page = await readPage(database, { name, key, last });
      for (const row of page) yield { table: name, row };
      last = page.length < BATCH ? undefined : page.at(-1);
    } while (last !== undefined);
  }
}

async function readPage(
  database: Kysely<Tables>,
  { name, key, last }: { name: string; key: readonly string[]; last: Row | undefined },
): Promise<readonly Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const beyond = last ? sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})` : sql``;
  const select = sql<Row>`select * from ${sql.table(name)} ${beyond} order by ${columns} limit ${BATCH}`;
  return (await select.execute(database)).rows;
}

async function isEmpty(database: Kysely<Tables>): Promise<boolean> {
  for (const { name } of STORED_TABLES) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(database);
    if (rows.length > 0) return false;
  }
  return true;
}

async function insertAll(database: Kysely<Tables>, rows: AsyncIterable<StoredRow>): Promise<void> {
  let batch: StoredRow[] = [];
  for await (const stored of rows) {
    const isOfAnotherTable = batch[0] !== undefined && batch[0].table !== stored.table;
    if (isOfAnotherTable || batch.length === BATCH) {
      await insertBatch(database, batch);
      batch = [];
    }
    batch.push(stored);
  }
  await insertBatch(database, batch);
}

/** All rows of a table have the same columns. */
async function insertBatch(database: Kysely<Tables>, batch: readonly StoredRow[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const columns = Object.keys(first.row);
  const values = batch.map(({ row }) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(first.table)} (${names}) values ${sql.join(values)}`.execute(database);
}
