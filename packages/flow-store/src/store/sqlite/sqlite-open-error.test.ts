import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreOpenError } from '../../domain/store-open-error.ts';
import { openSqliteStore } from './sqlite-store.ts';

describe('a store that cannot be opened', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'headwater-open-'));
    await chmod(directory, 0o755);
    file = join(directory, 'headwater.db');
  });
  afterEach(() => rm(directory, { recursive: true }));

  const openError = async (): Promise<StoreOpenError> => {
    const error = await openSqliteStore({ file }).catch((reason: unknown) => reason);
    if (!(error instanceof StoreOpenError)) throw new Error(`Expected a StoreOpenError, not ${error}.`);
    expect(error.message).toContain(file);
    return error;
  };

  it('reports that its directory is not writable', async () => {
    const closed = join(directory, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o555);
    expectNotWritable(join(closed, 'headwater.db'));
  });

  it('reports that its file is read-only', async () => {
    await (await openSqliteStore({ file })).close();
    await chmod(file, 0o444);
    await chmod(directory, 0o777);
    expectNotWritable(file);
  });

  /** Runs as a user other than root, because permissions do not apply to root. */
  function expectNotWritable(closed: string): void {
    const script = fileURLToPath(new URL('../testing/open-unprivileged.ts', import.meta.url));
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=@headwater/source', script, join(directory, 'open.db'), closed],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain('store-not-writable');
    expect(stdout).toContain(`Cannot open the database ${closed}`);
    expect(stdout).toContain('Give this user read and write access to that directory');
  }

  it('reports a file in place of its directory', async () => {
    await writeFile(join(directory, 'occupied'), '');
    file = join(directory, 'occupied', 'headwater.db');
    expect(await openError()).toMatchObject({ code: 'store-not-writable' });
  });

  it('reports a file that is not a database', async () => {
    await writeFile(file, 'This is a letter, and a long one at that. '.repeat(100));
    expect(await openError()).toMatchObject({
      code: 'store-not-a-database',
      cause: { code: 'SQLITE_NOTADB' },
    });
  });

  it('reports a schema of a newer version, and changes nothing', async () => {
    await (await openSqliteStore({ file })).close();
    const database = new Database(file);
    database.exec(`insert into kysely_migration values ('9999-later', '2100-01-01T00:00:00.000Z')`);
    database.close();
    const error = await openError();
    expect(error.code).toBe('store-too-new');
    expect(error.message).toContain("'9999-later'");
    expect(error.message).toContain('Update Headwater');
  });

  it('leaves no partial schema behind if its creation fails', async () => {
    const database = new Database(file);
    database.exec('create table connections_by_name (x)');
    database.close();
    expect((await openError()).code).toBe('store-open-failed');
    const after = new Database(file);
    const tables = after.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
    after.close();
    expect(tables).toEqual(['connections_by_name']);
  });
});
