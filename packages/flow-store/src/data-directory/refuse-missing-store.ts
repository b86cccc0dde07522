import { existsSync } from 'node:fs';
import { StoreOpenError } from '../domain/store-open-error.ts';
import { databaseFile, databaseUrlOf, type StoreOptions } from './open-store.ts';

/** For work on data that is there: opening a SQLite store makes one where there is none. */
export function refuseMissingStore(options: StoreOptions): void {
  const file = databaseFile(options);
  if (databaseUrlOf(options) !== undefined || existsSync(file)) return;
  throw new StoreOpenError(
    'store-missing',
    `There is no database ${file}. Name the data directory of a service.`,
  );
}
