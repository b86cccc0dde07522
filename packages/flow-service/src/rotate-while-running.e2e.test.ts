import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServeProcess } from './testing/start-serve-process.ts';
import { blobConnection, secretText, type TestClient } from './testing/test-client.ts';

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-rotating-'));
});
afterEach(() => rm(dataDirectory, { recursive: true }));

/** Rotates the key of the file in its own process, as `headwater keys rotate` does. */
async function rotate(): Promise<void> {
  const file = new URL('./testing/rotate-process.ts', import.meta.url);
  const child = fork(file, [dataDirectory], { execArgv: ['--conditions=@headwater/source'] });
  expect(await once(child, 'exit')).toEqual([0, null]);
}

const draft = () => blobConnection({ auth: undefined });

async function replaceSecret(client: TestClient, id: string): Promise<number> {
  const { etag } = await client.retrieve(id);
  const { status } = await client.call('PATCH', `/connections/${id}`, {
    body: [{ op: 'replace', path: '/auth/params/connectionString', value: secretText() }],
    headers: { 'if-match': String(etag) },
  });
  return status;
}

const verify = async (client: TestClient) => (await client.call('GET', '//headwater/audit/verify')).body;

test('a running service loads the new key by itself, regardless of its first request', {
  timeout: 60_000,
}, async () => {
  const { client } = await startServeProcess(dataDirectory);
  const first: readonly ((id: string) => Promise<unknown>)[] = [
    (id) => replaceSecret(client, id),
    async (id) => (await client.call('GET', `/connections/${id}/test`)).status,
    async () => (await client.call('POST', '/connections', { body: blobConnection() })).status,
    async () => (await client.call('POST', '/connections?mode=draft', { body: draft() })).status,
    async (id) => (await client.call('DELETE', `/connections/${id}`)).status,
    async () => (await client.call('GET', '//headwater/audit/verify')).status,
  ];
  for (const ask of first) {
    const { id } = await client.create(blobConnection());
    await rotate();
    expect(await ask(id)).toSatisfy((status: number) => status >= 200 && status < 300);
    expect(await verify(client)).toMatchObject({ isIntact: true });
  }
  const again = await startServeProcess(dataDirectory);
  expect(await verify(again.client)).toMatchObject({ isIntact: true });
  const { body } = await again.client.call('GET', '//headwater/audit?limit=1000');
  expect(JSON.stringify(body)).not.toContain('unreadable');
});

test('no request fails while the key is rotated under load', { timeout: 60_000 }, async () => {
  const { child, client } = await startServeProcess(dataDirectory);
  const kept = await Promise.all(Array.from({ length: 300 }, () => client.create(blobConnection())));
  const statuses = new Map<number, number>();
  const stop = new AbortController();

  async function work(index: number): Promise<void> {
    for (let turn = index; !stop.signal.aborted; turn += 8) {
      const { status } = await client.call('POST', '/connections', { body: blobConnection() });
      const patched = await replaceSecret(client, kept[turn % kept.length]?.id ?? '');
      for (const each of [status, patched]) statuses.set(each, (statuses.get(each) ?? 0) + 1);
    }
  }

  const workers = Array.from({ length: 8 }, (_, index) => work(index));
  for (let rotations = 0; rotations < 2; rotations += 1) await rotate();
  stop.abort();
  await Promise.all(workers);

  // Two patches of one connection may conflict.
  statuses.delete(412);
  expect([...statuses.keys()].sort()).toEqual([200, 201]);
  expect(await verify(client)).toMatchObject({ isIntact: true });
  child.kill('SIGKILL');
  const { client: after } = await startServeProcess(dataDirectory);
  expect(await verify(after)).toMatchObject({ isIntact: true });
  for (const { id } of kept.slice(0, 20)) expect(await replaceSecret(after, id)).toBe(200);
});
