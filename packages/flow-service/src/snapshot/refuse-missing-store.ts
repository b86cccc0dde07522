import { existsSync } from 'node:fs';
import { databaseFile, databaseUrlOf, type StoreOptions } from '../start/open-store.ts';
import { SnapshotError } from './snapshot-error.ts';

/** Opening a SQLite store makes one where there is none, which nobody wants to have saved. */
export function refuseMissingStore(options: StoreOptions): void {
  const file = databaseFile(options);
  if (databaseUrlOf(options) || existsSync(file)) return;
  throw new SnapshotError(
    'store-missing',
    `There is no database ${file}. Name the data directory of a service.`,
  );
}
