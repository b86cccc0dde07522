import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreOpenError } from '../domain/store-open-error.ts';
import { clientFile } from './local-client.ts';
import { databaseFile } from './open-store.ts';

/**
 * Rejects creating a database where one existed before. The client file is written after the database, so if the
 * database beside it is missing or empty, it was deleted or emptied, or has lost the journal with its tables.
 *
 * @throws `StoreOpenError` `store-lost`
 */
export function refuseLostStore(dataDirectory: string): void {
  const file = databaseFile({ dataDirectory });
  if (!existsSync(clientFile(dataDirectory)) || holdsTables(file)) return;
  const what = existsSync(file) ? 'is empty' : 'is missing';
  throw new StoreOpenError(
    'store-lost',
    `The database ${file} ${what}, although ${clientFile(dataDirectory)} shows that it existed before. ` +
      'Restore the database, together with its journal (-wal) if it exists, or restore a snapshot. ' +
      'To start over, choose another directory, or move client.json and master.key away too.',
  );
}

function holdsTables(file: string): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  // The journal beside it may contain the tables; opening the database then reads them.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return true;
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true });
    return database.prepare('select 1 from sqlite_master limit 1').get() !== undefined;
  } catch {
    // A file that is not a database, or is not readable, is reported when it is opened.
    return true;
  } finally {
    database?.close();
  }
}
