import { existsSync } from 'node:fs';
import { StoreOpenError } from '../domain/store-open-error.ts';
import { databaseFile, databaseUrlOf, type StoreOptions } from './open-store.ts';

/** For operations on existing data, because opening a SQLite store would create a missing one. */
export function refuseMissingStore(options: StoreOptions): void {
  const file = databaseFile(options);
  if (databaseUrlOf(options) !== undefined || existsSync(file)) return;
  throw new StoreOpenError(
    'store-missing',
    `The database ${file} does not exist. Name the data directory of a service.`,
  );
}
