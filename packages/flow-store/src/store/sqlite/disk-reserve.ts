import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Room for the journal of some sixty single deletes with their audit entries; deletes that arrive together share pages. */
const RESERVE_BYTES = 4 * 1024 * 1024;
/** Free space beside the reserve below which it is not created, so that a disk that is almost full is not filled by it. */
const HEADROOM_BYTES = 1024 * 1024;

/** A file that occupies space until a full disk keeps deletes from being written. */
export interface DiskReserve {
  /** Whether the space is free for deletes. */
  readonly isReleased: boolean;
  release(): void;
  /** Occupies the space again. @returns false if the disk is still too full. */
  restore(): boolean;
}

/** @param file The reserve lies beside this database file. */
export function openDiskReserve(file: string): DiskReserve {
  const path = `${file}-reserve`;
  let isReleased = false;
  // A disk that is too full for a reserve is one for which nothing can be done here.
  if (!isComplete(path)) occupy(path);
  return {
    get isReleased() {
      return isReleased;
    },
    release() {
      isReleased = true;
      rmSync(path, { force: true });
    },
    restore() {
      if (isReleased && occupy(path)) isReleased = false;
      return !isReleased;
    },
  };
}

function isComplete(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= RESERVE_BYTES;
}

function occupy(path: string): boolean {
  if (availableBytes(path) < RESERVE_BYTES + HEADROOM_BYTES) return false;
  try {
    const descriptor = openSync(path, 'w', 0o600);
    try {
      // Random bytes, because a file system that compresses keeps no space for zeros.
      writeSync(descriptor, randomBytes(RESERVE_BYTES));
    } finally {
      closeSync(descriptor);
    }
    return isComplete(path);
  } catch {
    rmSync(path, { force: true });
    return false;
  }
}

/** Space that this user may still use on the disk of a file. */
function availableBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
}
