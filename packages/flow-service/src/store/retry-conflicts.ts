import { setTimeout as sleep } from 'node:timers/promises';

/** Two transactions cannot both go on: serialization failure, deadlock. Distributed databases answer the first often. */
const CONFLICTS: ReadonlySet<unknown> = new Set(['40001', '40P01']);
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 5;

/** Does a transaction again when the database gave it up in favour of another one. */
export async function retryConflicts<Result>(transact: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      const isConflict = error instanceof Error && 'code' in error && CONFLICTS.has(error.code);
      if (!isConflict || attempt === ATTEMPTS) throw error;
      // At random, or the two would meet again.
      await sleep(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
    }
  }
}
