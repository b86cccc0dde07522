import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Write } from './sql-store.ts';
import type { Tables } from './tables.ts';

/** Bounds how long one commit keeps the event loop to itself. */
const MAX_BATCH = 256;

interface QueuedWrite {
  /** Does the work and returns what tells the caller so, for after the commit. */
  run(transaction: Kysely<Tables>): Promise<() => void>;
  reject(error: unknown): void;
}

export interface GroupCommit {
  write: Write;
  /** Resolves when nothing is queued or under way. */
  drain(): Promise<void>;
}

/**
 * Commits writes that arrive together in one transaction. Waiting for the disk is what a durable write costs, and one
 * wait then serves them all.
 * @param database One SQLite connection that nothing else uses.
 */
export function createGroupCommit(database: Kysely<Tables>): GroupCommit {
  const queue: QueuedWrite[] = [];
  let isCommitting = false;
  let committing: Promise<void> = Promise.resolve();

  const commitQueue = async (): Promise<void> => {
    isCommitting = true;
    while (queue.length > 0) {
      // Whoever is served in this turn of the event loop joins the batch.
      await setImmediate();
      await commit(database, queue.splice(0, MAX_BATCH));
    }
    isCommitting = false;
  };

  return {
    write(work) {
      return new Promise((resolve, reject) => {
        const run: QueuedWrite['run'] = async (transaction) => {
          const result = await work(transaction);
          return () => resolve(result);
        };
        queue.push({ run, reject });
        if (!isCommitting) committing = commitQueue();
      });
    },
    drain: () => committing,
  };
}

/** When a batch fails, its writes are committed one by one, so that a bad one fails alone. */
async function commit(database: Kysely<Tables>, batch: readonly QueuedWrite[]): Promise<void> {
  try {
    for (const acknowledge of await runInTransaction(database, batch)) acknowledge();
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const write of batch) await commit(database, [write]);
  }
}

function runInTransaction(
  database: Kysely<Tables>,
  batch: readonly QueuedWrite[],
): Promise<readonly (() => void)[]> {
  return database.connection().execute(async (connection) => {
    // Taking the lock at once lets the busy timeout work; a lock taken at the first write may be refused without a wait.
    await sql`begin immediate`.execute(connection);
    try {
      const acknowledgements: (() => void)[] = [];
      for (const write of batch) acknowledgements.push(await write.run(connection));
      await sql`commit`.execute(connection);
      return acknowledgements;
    } catch (error) {
      // SQLite rolls back by itself when the disk is full or fails, and then there is nothing left to roll back.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}
