import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { STORED_TABLES } from '../rows/stored-tables.ts';
import { openSqliteStore } from './sqlite-store.ts';

test('snapshots contain every table that the migrations create', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'headwater-tables-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'headwater.db');
  await (await openSqliteStore({ file })).close();
  const database = new Database(file);
  const tables = database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`,
    )
    .pluck()
    .all() as string[];
  database.close();
  expect(STORED_TABLES.map(({ name }) => name).toSorted()).toEqual(tables.toSorted());
});
