import type { Store } from './store.ts';

export interface SqliteStoreOptions {
  /** Path of the database file; made with its directory when missing. */
  file: string;
}

/** @throws `StoreOpenError` when the file cannot be opened, written or understood. */
export function openSqliteStore({ file }: SqliteStoreOptions): Promise<Store> {
  return Promise.reject(new Error(`The store of ${file} is not built yet.`));
}
