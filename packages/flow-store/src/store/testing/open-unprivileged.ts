// Opens the store of the second file as an unprivileged user, and prints the error. Opens the first file before that,
// while this user may still load all the code.

import { StoreOpenError } from '../../domain/store-open-error.ts';
import { openSqliteStore } from '../sqlite/sqlite-store.ts';

const NOBODY = 65_534;

const [open = '', closed = ''] = process.argv.slice(2);
await (await openSqliteStore({ file: open })).close();
if (process.getuid?.() === 0) process.setuid?.(NOBODY);
try {
  await openSqliteStore({ file: closed });
  console.log('opened');
} catch (error) {
  console.log(error instanceof StoreOpenError ? `${error.code}\n${error.message}` : String(error));
}
