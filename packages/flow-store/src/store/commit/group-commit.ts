import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Write } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';
import { isOutOfReach } from '../database/why-unavailable.ts';
import { prepareSharedWork, type SharedWorkQueue } from './shared-work.ts';

/** Limits how long one commit blocks the event loop. */
const MAX_BATCH = 256;

interface QueuedWrite {
  /** Does the work and returns a callback that reports the result to the caller after the commit. */
  run(transaction: Kysely<Tables>, shared: SharedWorkQueue): Promise<() => void>;
  reject(error: unknown): void;
}

export interface GroupCommit {
  write: Write;
  /** Resolves when no write is queued or in progress. */
  drain(): Promise<void>;
}

/**
 * Commits writes that arrive together in one transaction. Waiting for the disk is the main cost of a durable write; a
 * batch shares one wait, one insert and one read of the audit trail's end.
 * @param begin SQL that begins a transaction and waits until no other one is writing.
 */
export function createGroupCommit(database: Kysely<Tables>, begin: string): GroupCommit {
  const queue: QueuedWrite[] = [];
  let isCommitting = false;
  let committing: Promise<void> = Promise.resolve();
  const target: BatchTarget = { database, begin, openShared: prepareSharedWork(database) };

  const commitQueue = async (): Promise<void> => {
    isCommitting = true;
    while (queue.length > 0) {
      await gather();
      await commit(queue.splice(0, MAX_BATCH), target);
    }
    isCommitting = false;
  };

  /** Lets requests in progress join the batch, as long as each turn of the event loop adds writes. */
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
        const run: QueuedWrite['run'] = async (transaction, shared) => {
          const result = await work(transaction, shared);
          return () => resolve(result);
        };
        queue.push({ run, reject });
        if (!isCommitting) committing = commitQueue();
      });
    },
    drain: () => committing,
  };
}

/** An error of a single write, as opposed to a failure of the whole batch. */
class FailedWrite extends Error {
  override readonly name = 'FailedWrite';
  readonly write: QueuedWrite;

  constructor(write: QueuedWrite, cause: unknown) {
    super('A write of the batch failed.', { cause });
    this.write = write;
  }
}

/** Shared work for several writes failed, and it is unknown which of them caused it. */
class FailedTogether extends Error {
  override readonly name = 'FailedTogether';
}

interface BatchTarget {
  database: Kysely<Tables>;
  begin: string;
  openShared: () => SharedWorkQueue;
}

type Batch = readonly QueuedWrite[];

interface BatchRun {
  connection: Kysely<Tables>;
  shared: SharedWorkQueue;
  areApart: boolean;
}

/** Only the failing write is rejected. The others run again without it, unless the store itself fails. */
async function commit(batch: Batch, target: BatchTarget, areApart = false): Promise<void> {
  try {
    for (const acknowledge of await runInTransaction(batch, target, areApart)) acknowledge();
  } catch (error) {
    const isOfBatch = !(error instanceof FailedTogether || error instanceof FailedWrite);
    const cause = isOfBatch ? error : error.cause;
    if (isOfBatch || isOutOfReach(cause)) {
      for (const write of batch) write.reject(cause);
      return;
    }
    if (error instanceof FailedTogether) return await commit(batch, target, true);
    error.write.reject(error.cause);
    const others = batch.filter((write) => write !== error.write);
    if (others.length > 0) await commit(others, target, areApart);
  }
}

function runInTransaction(
  batch: Batch,
  { database, begin, openShared }: BatchTarget,
  areApart: boolean,
): Promise<readonly (() => void)[]> {
  return database.connection().execute(async (connection) => {
    try {
      await sql.raw(begin).execute(connection);
      const shared = openShared();
      const acknowledgements = await runAll(batch, { connection, shared, areApart });
      await shared.append(connection);
      await sql`commit`.execute(connection);
      return acknowledgements;
    } catch (error) {
      // SQLite rolls back by itself if the disk is full or fails. In PostgreSQL, a begin that timed out leaves a
      // transaction open.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}

/** @param areApart True to run the shared work for each write separately, to find the one that fails. */
async function runAll(
  batch: Batch,
  { connection, shared, areApart }: BatchRun,
): Promise<readonly (() => void)[]> {
  const acknowledgements: (() => void)[] = [];
  for (const write of batch) {
    const run = async (): Promise<() => void> => {
      const acknowledge = await write.run(connection, shared);
      if (areApart) await shared.insert(connection);
      return acknowledge;
    };
    acknowledgements.push(await failingAlone(write, run));
  }
  await shared.insert(connection).catch((cause: unknown) => {
    throw new FailedTogether('An insert for the batch failed.', { cause });
  });
  return acknowledgements;
}

async function failingAlone<Result>(write: QueuedWrite, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    throw new FailedWrite(write, cause);
  }
}
