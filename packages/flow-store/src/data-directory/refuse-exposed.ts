import { existsSync, statSync } from 'node:fs';
import { StoreOpenError } from '../domain/store-open-error.ts';
import { clientFile } from './local-client.ts';
import { databaseFile } from './open-store.ts';

const OTHERS_ANYTHING = 0o077;
/** Anyone who can write to a folder can replace the files in it. */
const OTHERS_WRITE = 0o022;

/**
 * Rejects a data directory that other users of the machine may write to, and a client file or database that they may
 * read, by the same rules as for the master key.
 *
 * @throws `StoreOpenError` `store-exposed`
 */
export function refuseExposed(dataDirectory: string): void {
  const database = databaseFile({ dataDirectory });
  refuse(dataDirectory, { forbidden: OTHERS_WRITE, wanted: '700' });
  for (const file of [clientFile(dataDirectory), database, `${database}-wal`, `${database}-shm`])
    refuse(file, { forbidden: OTHERS_ANYTHING, wanted: '600' });
}

function refuse(path: string, { forbidden, wanted }: { forbidden: number; wanted: string }): void {
  // Windows uses access control lists, which the mode does not show.
  if (process.platform === 'win32' || !existsSync(path)) return;
  const { mode } = statSync(path);
  if ((mode & forbidden) === 0) return;
  throw new StoreOpenError(
    'store-exposed',
    `${path} is open to other users of this machine (mode ${(mode & 0o777).toString(8)}). ` +
      `Restrict it with: chmod ${wanted} '${path}'`,
  );
}
