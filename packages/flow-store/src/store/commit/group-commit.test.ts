import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tables } from '../database/tables.ts';
import { migrate } from '../migrations/migrate.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';

describe('writes committed in groups', () => {
  let directory: string;
  let file: string;
  let sqlite: Database.Database;
  let group: GroupCommit;
  const statements: string[] = [];
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'headwater-group-'));
    file = join(directory, 'headwater.db');
    sqlite = new Database(file);
    sqlite.pragma('journal_mode = WAL');
    const database = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: sqlite }),
      log: (event) => {
        statements.push(event.query.sql);
      },
    });
    await migrate(database);
    group = createGroupCommit(database, 'begin immediate');
    statements.length = 0;
  });
  afterEach(async () => {
    sqlite.close();
    await rm(directory, { recursive: true });
  });

  const insert = (clientId: string, secretHash = 'hash'): Promise<string> =>
    group.write(async (transaction) => {
      const client = { client_id: clientId, ims_org_id: 'org', secret_hash: secretHash, created_at: 0 };
      await transaction.insertInto('clients').values(client).execute();
      return clientId;
    });
  /** As another process sees it: committed data only. */
  const committed = (): unknown[] => {
    const other = new Database(file, { readonly: true });
    const ids = other.prepare('select client_id from clients order by client_id').pluck().all();
    other.close();
    return ids;
  };
  const commits = (): number => statements.filter((statement) => statement === 'commit').length;

  it('share one commit if they arrive together, each with its own result', async () => {
    const results = await Promise.all(['a', 'b', 'c'].map((id) => insert(id)));
    expect(results).toEqual(['a', 'b', 'c']);
    expect(commits()).toBe(1);
  });

  it('resolve on commit, not before', async () => {
    await Promise.all(['a', 'b'].map((id) => insert(id).then(() => expect(committed()).toEqual(['a', 'b']))));
  });

  it('are split into several commits if there are many, so that other work can run', async () => {
    await Promise.all(Array.from({ length: 600 }, (_, index) => insert(`${index}`)));
    expect(commits()).toBe(3);
    expect(committed()).toHaveLength(600);
  });

  it('fail individually and undo all their changes', async () => {
    const failing = group.write(async (transaction) => {
      const client = { client_id: 'half', ims_org_id: 'org', secret_hash: '', created_at: 0 };
      await transaction.insertInto('clients').values(client).execute();
      throw new Error('Changed my mind.');
    });
    const outcomes = await Promise.allSettled([insert('a'), failing, insert('a'), insert('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await expect(failing).rejects.toThrow('Changed my mind.');
    expect(committed()).toEqual(['a', 'b']);
  });

  it('are rejected if another process locks the database too long, and work again when it is released', async () => {
    const other = new Database(file);
    other.exec('begin immediate');
    sqlite.pragma('busy_timeout = 1');
    const outcomes = await Promise.allSettled([insert('a'), insert('b')]);
    const refused = { status: 'rejected', reason: { code: 'SQLITE_BUSY' } };
    expect(outcomes).toMatchObject([refused, refused]);
    other.exec('commit');
    other.close();
    expect(await insert('a')).toBe('a');
  });

  it('fail together if the database fails, instead of waiting for it one by one', async () => {
    const lost = Object.assign(new Error('Lost.'), { code: 'ECONNRESET' });
    const failing = group.write(() => Promise.reject(lost));
    const outcomes = await Promise.allSettled([insert('a'), failing, insert('b')]);
    const refused = { status: 'rejected', reason: lost };
    expect(outcomes).toEqual([refused, refused, refused]);
    expect(committed()).toEqual([]);
  });

  it('are rejected if the disk is full, lose nothing, and work again once space is free', async () => {
    await insert('before');
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    sqlite.pragma(`max_page_count = ${pages}`);
    const large = 'x'.repeat(100_000);
    const outcomes = await Promise.allSettled([insert('a', large), insert('b'), insert('c', large)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(outcomes[0]).toMatchObject({ reason: { code: 'SQLITE_FULL' } });
    expect(committed()).toEqual(['b', 'before']);

    sqlite.pragma('max_page_count = 100000');
    await insert('a', large);
    expect(committed()).toEqual(['a', 'b', 'before']);
  });

  it('are all finished when the queue is drained', async () => {
    const writes = Array.from({ length: 300 }, (_, index) => insert(`${index}`));
    await group.drain();
    expect(committed()).toHaveLength(300);
    await Promise.all(writes);
  });
});
