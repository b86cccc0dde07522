import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Enough space for the journal of about sixty single deletes with their audit entries; deletes that arrive together
 * share pages.
 */
const RESERVE_BYTES = 4 * 1024 * 1024;
/**
 * Minimum free space, beside the reserve, that is required to create it. Otherwise the reserve could fill an almost
 * full disk.
 */
const HEADROOM_BYTES = 1024 * 1024;

/** A file that reserves space so that deletes can be written to a full disk. */
export interface DiskReserve {
  /** True if the space is released for deletes. */
  readonly isReleased: boolean;
  release(): void;
  /** Reserves the space again. @returns false if the disk is still too full. */
  restore(): boolean;
}

/** @param file The database file; the reserve is created beside it. */
export function openDiskReserve(file: string): DiskReserve {
  const path = `${file}-reserve`;
  let isReleased = false;
  // If the disk is too full for a reserve, nothing can be done here.
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
      // Random bytes, because a file system with compression would not reserve space for zeros.
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

/** Free space for this user on the disk of a file. */
function availableBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path));
  return bavail * bsize;
}
