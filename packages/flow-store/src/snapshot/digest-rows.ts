import { createHash } from 'node:crypto';
import type { SnapshotRow, SnapshotTrailer } from './snapshot-format.ts';

/** Computes the digest of a snapshot's lines and returns the content of its trailer. */
export interface SnapshotDigest {
  /** @param line Including its line end. */
  addLine(line: string): void;
  addRow(row: SnapshotRow): void;
  trailer(): SnapshotTrailer;
}

export function createSnapshotDigest(): SnapshotDigest {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  const masterKeyIds: string[] = [];
  let organization: string | undefined;
  return {
    addLine(line) {
      hash.update(line);
    },
    addRow({ table, row }) {
      counts[table] = (counts[table] ?? 0) + 1;
      if (table === 'master_keys') masterKeyIds.push(String(row.id));
      if (table === 'settings' && row.name === 'organisation') organization = String(row.value);
    },
    trailer: () => ({
      counts,
      masterKeyIds,
      ...(organization === undefined ? {} : { organization }),
      sha256: hash.copy().digest('hex'),
    }),
  };
}
