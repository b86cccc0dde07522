import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  createSecretSealer,
  loadMasterKeys,
  openAuth,
  openSqliteStore,
  rotateMasterKey,
} from '@headwater/flow-store';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFlowService } from './start/open-flow-service.ts';
import { observeFetch } from './testing/observed-fetch.ts';
import { blobConnection, createTestClient, type TestClient } from './testing/test-client.ts';

const ROTATE = fileURLToPath(new URL('./testing/rotate-process.ts', import.meta.url));

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-rotation-'));
});
afterEach(() => rm(dataDirectory, { recursive: true }));

const newKey = () => randomBytes(32).toString('base64');
const rotate = (environment: Record<string, string> = {}) =>
  rotateMasterKey({ dataDirectory, environment, userId: 'operator' });

/** Runs a service on the data directory, then closes it. */
async function serve<Result>(
  work: (client: TestClient) => Promise<Result>,
  environment: Record<string, string> = {},
): Promise<Result> {
  const service = await openFlowService({ dataDirectory, environment });
  try {
    return await work(await createTestClient(observeFetch(service.fetch), service.client, 'dev'));
  } finally {
    await service.close();
  }
}

const secretOf = (index: number) => `secret ${index}`;

async function createMany(client: TestClient, count: number): Promise<string[]> {
  const creations = Array.from({ length: count }, async (_, index) => {
    const auth = { specName: 'ConnectionString', params: { connectionString: secretOf(index) } };
    return (await client.create(blobConnection({ auth }))).id;
  });
  return await Promise.all(creations);
}

/** Unseals every secret with the loaded keys. */
async function expectSecrets(
  ids: readonly string[],
  environment: Record<string, string> = {},
): Promise<void> {
  const { imsOrg } = JSON.parse(await readFile(join(dataDirectory, 'client.json'), 'utf8')) as {
    imsOrg: string;
  };
  const sealer = createSecretSealer(await loadMasterKeys({ environment, dataDirectory }));
  const store = await openSqliteStore({ file: join(dataDirectory, 'headwater.db') });
  const scope = { imsOrgId: imsOrg, sandboxName: 'dev' };
  for (const [index, id] of ids.entries()) {
    const row = await store.connections.find(scope, id);
    expect(row && openAuth(row, scope, sealer)?.params).toEqual({ connectionString: secretOf(index) });
  }
  await store.close();
}

const keyIdsInUse = (): unknown[] => {
  const database = new Database(join(dataDirectory, 'headwater.db'), { readonly: true });
  const ids = database
    .prepare('select distinct auth_master_key_id from connections where auth_master_key_id is not null')
    .pluck()
    .all();
  database.close();
  return ids;
};

describe('rotating the master key of a file', () => {
  it('rewraps every data key, touches nothing else, and retires the old key', async () => {
    const { ids, shown } = await serve(async (client) => {
      const created = await createMany(client, 450);
      return { ids: created, shown: await client.retrieve(created[0] ?? '') };
    });
    const [before] = keyIdsInUse();
    const rotated = await rotate();
    expect(rotated).toEqual({
      masterKeyId: expect.any(String),
      retired: [before],
      rewrapped: 450,
      retiredKeyFiles: [join(dataDirectory, `master.key.retired-${before}`)],
    });
    expect(rotated.masterKeyId).not.toBe(before);
    expect(keyIdsInUse()).toEqual([rotated.masterKeyId]);
    for (const name of await readdir(dataDirectory)) {
      if (name.startsWith('master.key'))
        expect((await stat(join(dataDirectory, name))).mode & 0o777).toBe(0o600);
    }
    await expectSecrets(ids);
    await serve(async (client) => {
      expect(await client.retrieve(ids[0] ?? '')).toEqual(shown);
      const { body } = await client.call('GET', '//headwater/audit?limit=1');
      expect(body).toMatchObject({
        items: [
          { operation: 'rotateMasterKey', userId: 'operator', changes: [{ after: rotated.masterKeyId }] },
        ],
      });
      const verified = await client.call('GET', '//headwater/audit/verify');
      expect(verified.body).toMatchObject({ isIntact: true, entries: 451 });
    });
    expect((await rotate()).retired).toEqual([rotated.masterKeyId]);
    await expectSecrets(ids);
  });

  it('continues where it was killed', { timeout: 60_000 }, async () => {
    const ids = await serve((client) => createMany(client, 900));
    const [before] = await killRotationMidway();
    // Until then, a service can use both keys.
    await serve(async (client) => {
      const tested = await client.call('PATCH', `/connections/${ids[0]}`, {
        body: [{ op: 'replace', path: '/auth/params/connectionString', value: secretOf(0) }],
        headers: { 'if-match': String((await client.retrieve(ids[0] ?? '')).etag) },
      });
      expect(tested.status).toBe(200);
    });
    await expectSecrets(ids);
    const rotated = await rotate();
    expect(rotated.retired).toContain(before);
    expect(keyIdsInUse()).toEqual([rotated.masterKeyId]);
    await expectSecrets(ids);
  });

  it('stops at secrets that cannot be unsealed, keeps both keys, and continues after their removal', async () => {
    const ids = await serve((client) => createMany(client, 3));
    const database = new Database(join(dataDirectory, 'headwater.db'));
    database.prepare('update connections set auth_wrapped_key = ? where id = ?').run(randomBytes(60), ids[2]);
    await expect(rotate()).rejects.toMatchObject({
      code: 'secrets-unreadable',
      message: expect.stringContaining(ids[2] ?? ''),
    });
    await expectSecrets(ids.slice(0, 2));
    database.prepare('delete from connections where id = ?').run(ids[2]);
    database.close();
    await rotate();
    await expectSecrets(ids.slice(0, 2));
  });

  it('leaves no temporary key file behind, not even after being killed', async () => {
    await serve(async () => {});
    for (const of of ['master.key', 'master.key.retired-0123456789abcdef'])
      await writeFile(join(dataDirectory, `${of}.${randomUUID()}`), newKey());
    const { retiredKeyFiles } = await rotate();
    const left = (await readdir(dataDirectory)).filter((name) => name.startsWith('master.key'));
    expect(left.toSorted()).toEqual(
      ['master.key', ...retiredKeyFiles.map((file) => basename(file))].toSorted(),
    );
  });

  it('does not sign an audit trail that was tampered with', async () => {
    await serve((client) => createMany(client, 3));
    const database = new Database(join(dataDirectory, 'headwater.db'));
    database.exec('update audit_heads set sequence = 2');
    database.close();
    await expect(rotate()).rejects.toMatchObject({ code: 'audit-trail-broken' });
  });

  it('creates nothing in an empty folder', async () => {
    await expect(rotate()).rejects.toMatchObject({ code: 'store-missing' });
    expect(await readdir(dataDirectory)).toEqual([]);
  });
});

describe('rotating a master key of the environment', () => {
  it('takes over from the older keys, which services can still read meanwhile', async () => {
    const [old, current] = [newKey(), newKey()];
    const ids = await serve((client) => createMany(client, 3), { HEADWATER_MASTER_KEY: old });
    const both = { HEADWATER_MASTER_KEY: current, HEADWATER_MASTER_KEY_OLD: old };
    const more = await serve((client) => createMany(client, 1), both);
    await expectSecrets([...ids], both);
    await expectSecrets([...more], both);
    expect(await rotate(both)).toMatchObject({ rewrapped: 3, retiredKeyFiles: [] });
    await expectSecrets(ids, { HEADWATER_MASTER_KEY: current });
    await serve(
      async (client) => {
        const { body } = await client.call('GET', '//headwater/audit/verify');
        expect(body).toMatchObject({ isIntact: true });
      },
      { HEADWATER_MASTER_KEY: current },
    );
    await expect(serve(async () => {}, { HEADWATER_MASTER_KEY: old })).rejects.toMatchObject({
      code: 'other-master-key',
    });
  });

  it('explains how to rotate if only one key is set', async () => {
    const environment = { HEADWATER_MASTER_KEY: newKey() };
    await serve(async () => {}, environment);
    await expect(rotate(environment)).rejects.toMatchObject({
      code: 'nothing-to-rotate',
      message: expect.stringContaining('HEADWATER_MASTER_KEY_OLD'),
    });
  });
});

/**
 * Starts a rotation in its own process and kills it as soon as secrets are sealed with both keys. Starts another one
 * if it ended before the kill.
 *
 * @returns the keys in use before.
 */
async function killRotationMidway(): Promise<unknown[]> {
  for (;;) {
    const before = keyIdsInUse();
    const child = spawn(process.execPath, ['--conditions=@headwater/source', ROTATE, dataDirectory], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const exited = once(child, 'exit');
    await Promise.race([once(child, 'message'), exited]);
    while (child.exitCode === null && keyIdsInUse().length === 1) await setImmediate();
    child.kill('SIGKILL');
    await exited;
    if (keyIdsInUse().length === 2) return before;
  }
}
