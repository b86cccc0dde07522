import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { Store } from '../domain/store.ts';
import { createMasterKey } from '../secrets/master-key.ts';
import { hashEntry } from '../store/audit/hash-entry.ts';
import { connectionRow } from '../store/conformance/rows.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { createAuditKeys } from './audit-keys.ts';
import { isUsed } from './is-used.ts';
import { verifyChain } from './verify-chain.ts';

const imsOrgId = 'org';
const keys = createAuditKeys([createMasterKey(randomBytes(32))]);
const ENTRIES = 2_500;

let directory: string;
let store: Store;
let raw: Database.Database;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headwater-audit-'));
  const file = join(directory, 'headwater.db');
  store = await openSqliteStore({ file });
  raw = new Database(file);
  await append(ENTRIES);
});
afterEach(async () => {
  raw.close();
  await store.close();
  await rm(directory, { recursive: true });
});

async function append(count: number): Promise<void> {
  const scope = { imsOrgId, sandboxName: 'dev' };
  const events = Array.from({ length: count }, (_, at) => {
    return { at, requestId: 'r', clientId: 'c', userId: 'u', operation: 'createConnection', changes: [] };
  });
  const inserts = events.map((event) =>
    store.connections.insert(scope, connectionRow(), { event, seal: keys.seal }),
  );
  await Promise.all(inserts);
}

const verify = () =>
  verifyChain(imsOrgId, { store: store.audit, keys, isUsed: () => isUsed(imsOrgId, store) });
const run = (sql: string): void => {
  raw.exec(sql);
};

describe('a chain', () => {
  it('is intact as written, over several pages and while it grows', async () => {
    const growing = append(200);
    expect(await verify()).toMatchObject({ isIntact: true });
    await growing;
    const head = await store.audit.findHead(imsOrgId);
    expect(await verify()).toEqual({
      isIntact: true,
      entries: ENTRIES + 200,
      head: { sequence: head?.sequence, hash: head?.hash },
    });
  });

  const at = `where sequence = 1500`;
  it.each([
    ['a time', `update audit_entries set at = at + 1 ${at}`],
    ['a user', `update audit_entries set user_id = 'another user' ${at}`],
    ['a request', `update audit_entries set request_id = '' ${at}`],
    ['a client', `update audit_entries set client_id = '' ${at}`],
    ['an operation', `update audit_entries set operation = 'x' ${at}`],
    ['a sandbox', `update audit_entries set sandbox_name = 'prod' ${at}`],
    ['a connection', `update audit_entries set connection_id = 'x' ${at}`],
    ['what changed', `update audit_entries set changes = '[{"field":"name"}]' ${at}`],
    ['a hash', `update audit_entries set hash = previous_hash ${at}`],
    ['the hash before', `update audit_entries set previous_hash = hash ${at}`],
  ])('reports an entry whose %s was changed', async (_, sql) => {
    run(sql);
    expect(await verify()).toMatchObject({
      isIntact: false,
      entries: 1_499,
      broken: { sequence: 1_500, reason: 'changed' },
    });
  });

  it('reports the first removed entry', async () => {
    run('delete from audit_entries where sequence in (700, 1200)');
    expect(await verify()).toMatchObject({ broken: { sequence: 700, reason: 'missing' } });
    run('delete from audit_entries where sequence = 1');
    expect(await verify()).toMatchObject({ entries: 0, broken: { sequence: 1, reason: 'missing' } });
  });

  it('reports entries removed from its end', async () => {
    run('delete from audit_entries where sequence > 2400');
    expect(await verify()).toMatchObject({ entries: 2_400, broken: { sequence: 2_401, reason: 'missing' } });
  });

  it('reports entries removed from its end even if the head was rewritten', async () => {
    run('delete from audit_entries where sequence > 2400');
    run(
      'update audit_heads set sequence = 2400, hash = (select hash from audit_entries where sequence = 2400)',
    );
    expect(await verify()).toMatchObject({ isIntact: false, broken: { reason: 'head-forged' } });
    run('delete from audit_heads');
    expect(await verify()).toMatchObject({ isIntact: false, broken: { reason: 'head-forged' } });
  });

  it('reports a completely removed trail if an audited object still exists', async () => {
    await store.sandboxes.insert(imsOrgId, {
      id: 'd',
      name: 'dev',
      title: 'Dev',
      type: 'development',
      isDefault: false,
      createdAt: 0,
    });
    run('delete from audit_entries');
    run('delete from audit_heads');
    expect(await verify()).toMatchObject({ isIntact: false, broken: { sequence: 1, reason: 'missing' } });
    run('delete from connections');
    expect(await verify()).toEqual({ isIntact: true, entries: 0 });
    const client = { clientId: 'c', imsOrgId, secretHash: '', createdAt: 0 };
    await store.clients.insert(client);
    expect(await verify()).toMatchObject({ isIntact: true });
    await store.clients.insert({ ...client, clientId: 'made', grants: [{ sandbox: '*', role: 'viewer' }] });
    expect(await verify()).toMatchObject({ isIntact: false });
  });

  it('reports entries that were swapped', async () => {
    run('update audit_entries set sequence = -1 where sequence = 300');
    run('update audit_entries set sequence = 300 where sequence = 301');
    run('update audit_entries set sequence = 301 where sequence = -1');
    expect(await verify()).toMatchObject({ entries: 299, broken: { sequence: 300, reason: 'changed' } });
  });

  it('reports entries that were renumbered and rechained after a removal', async () => {
    run('delete from audit_entries where sequence = 2000');
    await rewriteFrom(2_001);
    const { broken } = await verify();
    expect(broken).toMatchObject({ sequence: 2_499, reason: 'head-forged' });
  });

  it('reports an entry that was added at the end', async () => {
    run(`insert into audit_entries select ims_org_id, ${ENTRIES + 1}, at, request_id, client_id, user_id, operation,
      sandbox_name, connection_id, changes, hash, hash from audit_entries where sequence = ${ENTRIES}`);
    expect(await verify()).toMatchObject({ isIntact: false, broken: { reason: 'head-forged' } });
  });

  it('is not intact for a service with another master key', async () => {
    const others = createAuditKeys([createMasterKey(randomBytes(32))]);
    const report = await verifyChain(imsOrgId, {
      store: store.audit,
      keys: others,
      isUsed: async () => true,
    });
    expect(report).toMatchObject({ isIntact: false, broken: { reason: 'head-forged' } });
  });
});

/** An attack by someone who has the database and this code, but not the master key. */
async function rewriteFrom(first: number): Promise<void> {
  const entries = await store.audit.list(imsOrgId, { order: 'ascending', after: first - 1, limit: ENTRIES });
  let previous = (await store.audit.list(imsOrgId, { order: 'descending', after: first - 1, limit: 1 }))[0];
  const update = raw.prepare(
    'update audit_entries set sequence = ?, previous_hash = ?, hash = ? where sequence = ?',
  );
  for (const entry of entries) {
    const moved: AuditEntry = {
      ...entry,
      sequence: entry.sequence - 1,
      previousHash: previous?.hash ?? '',
      hash: '',
    };
    moved.hash = hashEntry(imsOrgId, moved);
    update.run(moved.sequence, moved.previousHash, moved.hash, entry.sequence);
    previous = moved;
  }
  raw.prepare('update audit_heads set sequence = ?, hash = ?').run(previous?.sequence, previous?.hash);
}
