import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalClient } from '@headwater/flow-store';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFlowService } from './start/open-flow-service.ts';
import { observeFetch } from './testing/observed-fetch.ts';
import { blobConnection, createTestClient, type TestClient } from './testing/test-client.ts';

const SERVE = fileURLToPath(new URL('testing/serve-process.ts', import.meta.url));
/** Maximum file size, which simulates a full disk. */
const LIMIT_BYTES = 2 * 1024 * 1024;
const UNAVAILABLE = { status: 503, body: { type: expect.stringContaining('FLOW-1103-503') } };

let dataDirectory: string;
let running: ChildProcess[];
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-full-'));
  running = [];
});
afterEach(async () => {
  for (const child of running) await kill(child);
  await rm(dataDirectory, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function startLimited(): Promise<{ child: ChildProcess; client: TestClient }> {
  const node = [process.execPath, '--conditions=@headwater/source', SERVE, dataDirectory];
  // The shell counts in blocks of 512 bytes.
  const child = spawn('/bin/sh', ['-c', `ulimit -f ${LIMIT_BYTES / 512}; exec "$@"`, 'sh', ...node], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.push(child);
  const [{ url, client }] = (await once(child, 'message')) as [{ url: string; client: LocalClient }];
  const fetchThere = observeFetch((request) => {
    return fetch(new Request(request.url.replace('http://headwater.test', url), request));
  });
  return { child, client: await createTestClient(fetchThere, client, 'dev') };
}

const large = (index: number) => blobConnection({ name: `Large ${index}`, description: 'x'.repeat(50_000) });

describe('a full disk', () => {
  test('causes 503 on writes without losing data, while reads keep working', {
    timeout: 60_000,
  }, async () => {
    const { child, client } = await startLimited();
    const answered: string[] = [];
    let refused = await client.call('POST', '/connections', { body: large(0) });
    for (let index = 1; refused.status === 201 && index < 200; index += 1) {
      answered.push((refused.body as { id: string }).id);
      refused = await client.call('POST', '/connections', { body: large(index) });
    }
    expect(refused).toMatchObject(UNAVAILABLE);
    expect(refused.body).toMatchObject({ errorMessage: expect.stringMatching(/disk of the database/) });
    expect(answered.length).toBeGreaterThan(5);
    expect(await client.retrieve(answered[0] ?? '')).toMatchObject({ name: 'Large 0' });
    expect((await client.call('POST', '/connections', { body: large(-1) })).status).toBe(503);
    await kill(child);

    const service = await openFlowService({ dataDirectory, environment: {} });
    const unlimited = await createTestClient(observeFetch(service.fetch), service.client, 'dev');
    const { body } = await unlimited.call('GET', '/connections?count=true');
    expect(body).toEqual({ count: answered.length });
    for (const id of answered) expect(await unlimited.retrieve(id)).toMatchObject({ id });
    expect((await unlimited.call('POST', '/connections', { body: large(0) })).status).toBe(201);
    const verified = await unlimited.call('GET', '//headwater/audit/verify');
    expect(verified.body).toMatchObject({ isIntact: true, entries: answered.length + 1 });
    await service.close();
  });
});

describe('a database locked by another process for long', () => {
  test('causes 503 on writes, is read meanwhile, and is written again afterward', async () => {
    const service = await openFlowService({ dataDirectory, environment: {} });
    const client = await createTestClient(observeFetch(service.fetch), service.client, 'dev');
    const { id } = await client.create(blobConnection());
    const other = new Database(join(dataDirectory, 'headwater.db'));
    other.exec('begin immediate');
    const refused = await client.call('POST', '/connections', { body: blobConnection() });
    expect(refused).toMatchObject(UNAVAILABLE);
    expect(refused.body).toMatchObject({ errorMessage: expect.stringContaining('Another process') });
    expect(await client.retrieve(id)).toMatchObject({ id });
    other.close();
    expect(await client.create(blobConnection())).toHaveProperty('id');
    await service.close();
  });
});
