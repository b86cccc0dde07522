import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Store } from '../../domain/store.ts';
import { createGroupCommit } from '../commit/group-commit.ts';
import type { Tables } from '../database/tables.ts';
import { migrate } from '../migrations/migrate.ts';
import { createSqlStore } from '../sql-store.ts';
import { withCachedStatements } from './cached-statements.ts';
import { openDiskReserve } from './disk-reserve.ts';
import { sqliteOpenError } from './sqlite-open-error.ts';
import { addTextSearch, containsText } from './sqlite-text-search.ts';
import { withReserve } from './write-with-reserve.ts';

const BUSY_TIMEOUT_MS = 5_000;
/** A lock taken later, between a read and a write, may be refused without waiting for the busy timeout. */
const BEGIN = 'begin immediate';
/** Number of journal pages that triggers a checkpoint. Each checkpoint waits for the disk several times. */
const CHECKPOINT_PAGES = 8_000;

export interface SqliteStoreOptions {
  /** Path of the database file. It is created, with its directory, if missing. */
  file: string;
}

/**
 * Stores all data in one SQLite file. One connection writes, in groups; another one reads committed data.
 * @throws `StoreOpenError` if the file cannot be opened, written or understood.
 */
export async function openSqliteStore({ file }: SqliteStoreOptions): Promise<Store> {
  const opened: Database.Database[] = [];
  const open = (options: Database.Options): Database.Database => {
    const database = new Database(file, { timeout: BUSY_TIMEOUT_MS, ...options });
    opened.unshift(database);
    return database;
  };
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Created here so that only its owner can access it. SQLite gives its journal the same mode.
    closeSync(openSync(file, 'a', 0o600));
    const writer = open({});
    makeDurable(writer);
    const damage = createDamageWatch();
    const writes = toKysely(writer, damage.watch);
    await migrateAtOnce(writer, writes);
    const reader = open({ readonly: true });
    addTextSearch(reader);
    const reads = toKysely(reader, damage.watch);
    const { write: commit, drain } = createGroupCommit(writes, BEGIN);
    const write = withReserve(commit, {
      reserve: openDiskReserve(file),
      // Moving the journal into the database would use up the reserve.
      onRelease: () => void writer.pragma('wal_autocheckpoint = 0'),
      onRestore: () => void writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`),
      onWrite: () => reclaimJournal(writer, file),
    });
    const requireFile = watchFile(file);
    const store = createSqlStore({
      database: reads,
      async write(work, options) {
        requireFile();
        return await write(work, options);
      },
      beginRead: 'begin',
      containsText,
      async compact() {
        await drain();
        writer.exec('vacuum');
        // The journal still contains replaced data, and a checkpoint alone does not truncate it.
        writer.pragma('wal_checkpoint(TRUNCATE)');
      },
      async close() {
        await drain();
        await reads.destroy();
        // The last connection that closes checkpoints the journal, which a read-only connection cannot do.
        await writes.destroy();
      },
    });
    return {
      ...store,
      async ping() {
        requireFile();
        damage.refuse();
        await store.ping();
      },
    };
  } catch (cause) {
    for (const database of opened) database.close();
    throw sqliteOpenError(file, cause);
  }
}

/** Moves the journal into the database and empties it, but only if the database file need not grow. */
function reclaimJournal(writer: Database.Database, file: string): void {
  if (writer.inTransaction) return;
  const pages = Number(writer.pragma('page_count', { simple: true }));
  const pageSize = Number(writer.pragma('page_size', { simple: true }));
  if (statSync(file).size >= pages * pageSize) writer.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * @returns an operation that fails if the file was moved or replaced, because later writes would be lost on close.
 */
function watchFile(file: string): () => void {
  const { ino } = statSync(file);
  return () => {
    if (statSync(file, { throwIfNoEntry: false })?.ino === ino) return;
    throw Object.assign(new Error('The file was moved.'), { code: 'SQLITE_READONLY_DBMOVED' });
  };
}

function makeDurable(writer: Database.Database): void {
  writer.pragma('journal_mode = WAL');
  // In WAL mode, a weaker setting syncs only at checkpoints, so that a power failure would lose the commits since the
  // last one.
  writer.pragma('synchronous = FULL');
  // On macOS, a plain fsync leaves the data in the cache of the disk.
  writer.pragma('fullfsync = ON');
  writer.pragma('foreign_keys = ON');
  writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
}

/** Kysely runs SQLite migrations without a transaction, so a start killed midway would leave a partial schema. */
async function migrateAtOnce(writer: Database.Database, database: Kysely<Tables>): Promise<void> {
  writer.exec('begin immediate');
  try {
    await migrate(database);
    writer.exec('commit');
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  }
}

interface DamageWatch {
  watch(error: unknown): void;
  /** @throws the error of a statement that found the file damaged */
  refuse(): void;
}

/**
 * A statement may not touch the damaged pages. Once one has, the store stays not ready, regardless of later
 * statements.
 */
function createDamageWatch(): DamageWatch {
  let damage: Error | undefined;
  return {
    watch(error) {
      if (error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code))
        damage ??= error;
    },
    refuse() {
      if (damage !== undefined) throw damage;
    },
  };
}

function toKysely(database: Database.Database, onError: (error: unknown) => void): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new SqliteDialect({ database: withCachedStatements(database, onError) }),
  });
}
