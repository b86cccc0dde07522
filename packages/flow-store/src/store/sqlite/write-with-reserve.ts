import type { Write } from '../database/sql-access.ts';
import type { DiskReserve } from './disk-reserve.ts';

export interface ReserveOptions {
  reserve: DiskReserve;
  /** Called when writes start to use the reserve. */
  onRelease(): void;
  /** Called when the reserve is complete again. */
  onRestore(): void;
  /** Called after each write that used the reserve, to return space to the disk. */
  onWrite(): void;
}

/**
 * Lets writes with `usesReserve` succeed on a full disk. The first one that the disk rejects releases the reserve and
 * is retried. Until the reserve is complete again, all other writes are rejected, so that they cannot use its space.
 */
export function withReserve(write: Write, { reserve, onRelease, onRestore, onWrite }: ReserveOptions): Write {
  function restore(): void {
    if (reserve.isReleased && reserve.restore()) onRestore();
  }

  return async (work, { usesReserve = false } = {}) => {
    restore();
    const attempt = () =>
      write((transaction, shared) => {
        // Also checked here, because a write may wait in the queue while the reserve is released.
        if (reserve.isReleased && !usesReserve) throw diskFull();
        return work(transaction, shared);
      });
    if (!usesReserve) return await attempt();
    const result = await attempt().catch((error: unknown) => {
      if (!isDiskFull(error) || reserve.isReleased) throw error;
      reserve.release();
      onRelease();
      return attempt();
    });
    if (reserve.isReleased) {
      onWrite();
      restore();
    }
    return result;
  };
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}

function diskFull(): Error {
  return Object.assign(new Error('The disk is full.'), { code: 'SQLITE_FULL' });
}
