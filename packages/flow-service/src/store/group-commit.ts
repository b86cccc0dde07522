import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type AppendAuditEntries, type PendingEntry, prepareAppend } from './append-audit-entries.ts';
import type { RecordAudit, Write } from './sql-access.ts';
import type { Tables } from './tables.ts';

/** Bounds how long one commit keeps the event loop to itself. */
const MAX_BATCH = 256;

interface QueuedWrite {
  /** Does the work and returns what tells the caller so, for after the commit. */
  run(transaction: Kysely<Tables>, record: RecordAudit): Promise<() => void>;
  reject(error: unknown): void;
}

export interface GroupCommit {
  write: Write;
  /** Resolves when nothing is queued or under way. */
  drain(): Promise<void>;
}

/**
 * Commits writes that arrive together in one transaction. Waiting for the disk is what a durable write costs, and one
 * wait then serves them all, as does one look at the end of the audit trail.
 * @param begin SQL that begins a transaction and waits until no other one writes.
 */
export function createGroupCommit(database: Kysely<Tables>, begin: string): GroupCommit {
  const queue: QueuedWrite[] = [];
  let isCommitting = false;
  let committing: Promise<void> = Promise.resolve();
  const target: BatchTarget = { database, begin, append: prepareAppend(database) };

  const commitQueue = async (): Promise<void> => {
    isCommitting = true;
    while (queue.length > 0) {
      await gather();
      await commit(queue.splice(0, MAX_BATCH), target);
    }
    isCommitting = false;
  };

  /** Lets whoever is being served join the batch: as long as each turn of the event loop brings more. */
  const gather = async (): Promise<void> => {
    let before: number;
    do {
      before = queue.length;
      await setImmediate();
    } while (queue.length > before && queue.length < MAX_BATCH);
  };

  return {
    write(work) {
      return new Promise((resolve, reject) => {
        const run: QueuedWrite['run'] = async (transaction, record) => {
          const result = await work(transaction, record);
          return () => resolve(result);
        };
        queue.push({ run, reject });
        if (!isCommitting) committing = commitQueue();
      });
    },
    drain: () => committing,
  };
}

/** What one write threw, as opposed to what befell the whole batch. */
class FailedWrite extends Error {
  override readonly name = 'FailedWrite';
  readonly write: QueuedWrite;

  constructor(write: QueuedWrite, cause: unknown) {
    super('A write of the batch failed.', { cause });
    this.write = write;
  }
}

interface BatchTarget {
  database: Kysely<Tables>;
  begin: string;
  append: AppendAuditEntries;
}

/** A write that fails is rejected alone; the others are done again without it. */
async function commit(batch: readonly QueuedWrite[], target: BatchTarget): Promise<void> {
  try {
    for (const acknowledge of await runInTransaction(batch, target)) acknowledge();
  } catch (error) {
    if (error instanceof FailedWrite) {
      error.write.reject(error.cause);
      const others = batch.filter((write) => write !== error.write);
      if (others.length > 0) await commit(others, target);
    } else {
      for (const write of batch) write.reject(error);
    }
  }
}

function runInTransaction(
  batch: readonly QueuedWrite[],
  { database, begin, append }: BatchTarget,
): Promise<readonly (() => void)[]> {
  return database.connection().execute(async (connection) => {
    await sql.raw(begin).execute(connection);
    try {
      const acknowledgements: (() => void)[] = [];
      const entries: PendingEntry[] = [];
      for (const write of batch) acknowledgements.push(await runOne(write, connection, entries));
      await append(connection, entries);
      await sql`commit`.execute(connection);
      return acknowledgements;
    } catch (error) {
      // SQLite rolls back by itself when the disk is full or fails, and then there is nothing left to roll back.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}

async function runOne(
  write: QueuedWrite,
  connection: Kysely<Tables>,
  entries: PendingEntry[],
): Promise<() => void> {
  try {
    return await write.run(connection, (imsOrgId, record) => entries.push({ imsOrgId, record }));
  } catch (cause) {
    throw new FailedWrite(write, cause);
  }
}
