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

/** What one write threw, as opposed to what befell the whole batch. */
class FailedWrite extends Error {
  override readonly name = 'FailedWrite';
  readonly write: QueuedWrite;

  constructor(write: QueuedWrite, cause: unknown) {
    super('A write of the batch failed.', { cause });
    this.write = write;
  }
}

/** A write that fails is rejected alone; the others are done again without it. */
async function commit(database: Kysely<Tables>, batch: readonly QueuedWrite[]): Promise<void> {
  try {
    for (const acknowledge of await runInTransaction(database, batch)) acknowledge();
  } catch (error) {
    if (error instanceof FailedWrite) {
      error.write.reject(error.cause);
      const others = batch.filter((write) => write !== error.write);
      if (others.length > 0) await commit(database, others);
    } else {
      for (const write of batch) write.reject(error);
    }
  }
}

function runInTransaction(
  database: Kysely<Tables>,
  batch: readonly QueuedWrite[],
): Promise<readonly (() => void)[]> {
  return database.connection().execute(async (connection) => {
    // A lock that is taken later, between a read and a write, may be refused without waiting for the busy timeout.
    await sql`begin immediate`.execute(connection);
    try {
      const acknowledgements: (() => void)[] = [];
      for (const write of batch) acknowledgements.push(await runOne(write, connection));
      await sql`commit`.execute(connection);
      return acknowledgements;
    } catch (error) {
      // SQLite rolls back by itself when the disk is full or fails, and then there is nothing left to roll back.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}

async function runOne(write: QueuedWrite, connection: Kysely<Tables>): Promise<() => void> {
  try {
    return await write.run(connection);
  } catch (cause) {
    throw new FailedWrite(write, cause);
  }
}
