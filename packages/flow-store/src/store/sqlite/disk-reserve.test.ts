import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import type { AuditRecord } from '../../domain/audit-entry.ts';
import { connectionRow, newScope } from '../conformance/rows.ts';
import { openSqliteStore } from './sqlite-store.ts';

const LARGE = 'x'.repeat(20_000);

/** A separate disk with room for the empty database, its reserve, and the rows of the test. Only root on Linux can mount one. */
function mountSmallDisk(skip: TestContext['skip']): string {
  const directory = mkdtempSync(join(tmpdir(), 'headwater-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    rmSync(directory, { recursive: true });
    skip('a small disk cannot be mounted here');
  }
  onTestFinished(() => {
    execFileSync('umount', [directory]);
    rmSync(directory, { recursive: true });
  });
  return directory;
}

function auditRecord(operation: string): AuditRecord {
  const event = { at: 1, requestId: 'r', clientId: 'c', userId: 'u', operation, changes: [] };
  return { event, seal: () => 'sealed' };
}

test('a full disk accepts deletes, and accepts new connections once it has space', async ({ skip }) => {
  const directory = mountSmallDisk(skip);
  const file = join(directory, 'headwater.db');
  const store = await openSqliteStore({ file });
  onTestFinished(() => store.close());
  const scope = newScope();
  const ids: string[] = [];
  const insert = async () => {
    const row = connectionRow({ description: LARGE });
    await store.connections.insert(scope, row, auditRecord('createConnection'));
    return row.id;
  };
  const fill = async () => {
    for (;;) ids.push(await insert());
  };
  await expect(fill()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(ids.length).toBeGreaterThan(50);

  for (const id of ids.slice(0, 40)) {
    const deleted = await store.connections.delete(scope, id, () => auditRecord('deleteConnection'));
    expect(deleted).toBe(true);
    await expect(insert()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  }
  expect(await store.connections.count(scope, [])).toBe(ids.length - 40);
  expect(await store.audit.list(scope.imsOrgId, { order: 'ascending', limit: 1000 })).toHaveLength(
    ids.length + 40,
  );

  execFileSync('mount', ['-o', 'remount,size=32m', directory]);
  await insert();
  expect(statSync(`${file}-reserve`).size).toBeGreaterThan(1024 * 1024);
});
