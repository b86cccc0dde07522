import { chmod, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { openFlowService } from './start/open-flow-service.ts';
import { observeFetch } from './testing/observed-fetch.ts';
import { blobConnection, createTestClient } from './testing/test-client.ts';

let dataDirectory: string;
let database: string;
const start = () => openFlowService({ dataDirectory, environment: {} });
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-damaged-'));
  database = join(dataDirectory, 'headwater.db');
});
afterEach(() => rm(dataDirectory, { recursive: true }));

/** Overwrites everything after the first pages, like a failing disk. */
async function damage(): Promise<void> {
  const { size } = await stat(database);
  const handle = await open(database, 'r+');
  await handle.write(Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
  await handle.close();
}

test('a file damaged while the service runs makes calls fail with 503 and its cause, and the service not ready', async () => {
  const service = await start();
  const client = await createTestClient(observeFetch(service.fetch), service.client, 'dev');
  for (let index = 0; index < 30; index += 1) await client.create(blobConnection());
  const other = new Database(database);
  other.pragma('wal_checkpoint(TRUNCATE)');
  other.close();
  await damage();
  const answers = [
    await client.call('GET', '/connections'),
    await client.call('GET', '/connections/none'),
    await client.call('POST', '/connections', { body: blobConnection() }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBe(503);
    expect(body).toMatchObject({ errorMessage: expect.stringContaining('is damaged') });
  }
  expect(await client.call('GET', '//headwater/ready')).toMatchObject({
    status: 503,
    body: {
      checks: [{ name: 'store', outcome: 'failed', cause: expect.stringContaining('is damaged') }, {}],
    },
  });
  expect((await client.call('GET', '//headwater/health')).status).toBe(503);
  await service.close().catch(() => undefined);
});

describe('a database without its content', () => {
  beforeEach(async () => {
    const service = await start();
    await service.close();
  });

  it.each([
    ['that was emptied', () => writeFile(database, '')],
    ['that is missing', () => rm(database)],
    [
      'whose tables were in a lost journal',
      async () => {
        // The files after a first start that was killed: only the journal contains the tables.
        const other = join(dataDirectory, 'other.db');
        const written = new Database(other);
        written.pragma('journal_mode = WAL');
        written.close();
        await writeFile(database, await readFile(other));
      },
    ],
  ])('is not treated as new when it is one %s', async (_, change) => {
    await change();
    await expect(start()).rejects.toMatchObject({
      code: 'store-lost',
      message: expect.stringContaining('client.json'),
    });
  });

  it('counts as new again once the client file and the key are removed', async () => {
    for (const name of ['headwater.db', 'client.json', 'master.key']) await rm(join(dataDirectory, name));
    const service = await start();
    await service.close();
  });

  it.each(['client.json', 'headwater.db'])('is rejected when other users may read %s', async (name) => {
    const file = join(dataDirectory, name);
    await chmod(file, 0o644);
    await expect(start()).rejects.toMatchObject({
      code: 'store-exposed',
      message: expect.stringContaining(`chmod 600 '${file}'`),
    });
  });

  it('is rejected when other users may write to its folder', async () => {
    await chmod(dataDirectory, 0o777);
    await expect(start()).rejects.toMatchObject({
      code: 'store-exposed',
      message: expect.stringContaining(`chmod 700 '${dataDirectory}'`),
    });
  });
});
