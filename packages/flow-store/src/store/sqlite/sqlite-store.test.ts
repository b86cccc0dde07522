import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { whyUnavailable } from '../database/why-unavailable.ts';
import { testStore } from '../test-store.ts';
import { openSqliteStore } from './sqlite-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'headwater-store-'));
afterAll(() => rmSync(directory, { recursive: true }));

testStore('SQLite', () => openSqliteStore({ file: join(directory, 'new/directories/headwater.db') }));

it('a SQLite store acknowledges no write after its file was moved, and continues when the file is back', async () => {
  const file = join(directory, 'moved.db');
  const store = await openSqliteStore({ file });
  renameSync(file, `${file}.away`);
  const error = await store.settings.keepFirst('organisation', 'one').catch((reason: unknown) => reason);
  expect(whyUnavailable(error)).toContain('was moved or replaced');
  await expect(store.ping()).rejects.toThrow();
  renameSync(`${file}.away`, file);
  expect(await store.settings.keepFirst('organisation', 'two')).toBe('two');
  await store.close();
});
