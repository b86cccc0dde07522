import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreOpenError } from '../domain/store-open-error.ts';
import { clientFile } from './local-client.ts';
import { databaseFile } from './open-store.ts';

/**
 * Refuses to begin anew where there was a database. The client file is written after the database, so beside it a database
 * that is missing or has no tables was emptied, or has lost the journal that held them.
 *
 * @throws `StoreOpenError` `store-lost`
 */
export function refuseLostStore(dataDirectory: string): void {
  const file = databaseFile({ dataDirectory });
  if (!existsSync(clientFile(dataDirectory)) || holdsTables(file)) return;
  const what = existsSync(file) ? 'is empty' : 'is missing';
  throw new StoreOpenError(
    'store-lost',
    `The database ${file} ${what}, although ${clientFile(dataDirectory)} shows that there was one. ` +
      'Put back the database, together with its journal (-wal) if there is one, or restore a snapshot. ' +
      'To begin anew, choose another directory, or move client.json and master.key away too.',
  );
}

function holdsTables(file: string): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return false;
  // With its journal beside it, the tables may be in there; opening the database then reads them.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return true;
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true });
    return database.prepare('select 1 from sqlite_master limit 1').get() !== undefined;
  } catch {
    // A file that is no database, or that may not be read, is told as that when it is opened.
    return true;
  } finally {
    database?.close();
  }
}
