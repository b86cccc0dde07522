import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { testStore } from './test-store.ts';

const directory = mkdtempSync(join(tmpdir(), 'headwater-store-'));
afterAll(() => rmSync(directory, { recursive: true }));

testStore('SQLite', () => openSqliteStore({ file: join(directory, 'new/directories/headwater.db') }));
