// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  createSnapshot,
  openStore,
  restoreSnapshot,
  type SnapshotError,
  type StoredRow,
  verifySnapshot,
} from '@headwater/flow-store';
import { createDatabase, type Postgres, startPostgres } from '@headwater/source-fixtures';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFlowService } from './start/open-flow-service.ts';
import { observeFetch } from './testing/observed-fetch.ts';
import { blobConnection, createTestClient, secretText, type TestClient } from './testing/test-client.ts';

const environment = {};

// Each test opens several services and stores, on a busy machine too.
vi.setConfig({ testTimeout: 60_000 });

let directory: string;
let source: string;
let target: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headwater-snapshot-'));
  source = join(directory, 'source');
  target = join(directory, 'target');
  file = join(directory, 'backup.snapshot');
});
afterEach(() => rm(directory, { recursive: true }));

interface Place {
  dataDirectory: string;
  databaseUrl?: string;
}

async function serve<Result>(place: Place, work: (client: TestClient) => Promise<Result>): Promise<Result> {
  const service = await openFlowService({ ...place, environment });
  try {
    return await work(await createTestClient(observeFetch(service.fetch), service.client, 'dev'));
  } finally {
    await service.close();
  }
}

async function fill(client: TestClient, count: number): Promise<string> {
  const secret = secretText();
  const auth = { specName: 'ConnectionString', params: { connectionString: secret } };
  for (let index = 0; index < count; index += 1) {
    await client.create(blobConnection({ name: `名前 ${index} 👩‍🚀`, auth }));
  }
  return secret;
}

async function rowsOf(place: Place): Promise<StoredRow[]> {
  const store = await openStore({ ...place, environment });
  try {
    return await store.rows.readAll((rows) => Array.fromAsync(rows));
  } finally {
    await store.close();
  }
}

/** Another data directory with only the same master key. */
async function prepareTarget(): Promise<Place> {
  await mkdir(target, { recursive: true });
  await copyFile(join(source, 'master.key'), join(target, 'master.key'));
  return { dataDirectory: target };
}

const errorOf = async (work: Promise<unknown>): Promise<SnapshotError> =>
  (await work.then(
    () => new Error('Nothing was refused.'),
    (error: unknown) => error,
  )) as SnapshotError;

describe('a snapshot', () => {
  it('contains everything at one moment, and restores to the same content', async () => {
    const secret = await serve({ dataDirectory: source }, async (client) => {
      const { id } = await client.create(blobConnection());
      expect((await client.call('GET', `/connections/${id}/test`)).body).toEqual({ result: false });
      return await fill(client, 449);
    });
    const manifest = await createSnapshot({ dataDirectory: source, environment, file, now: () => 5 });
    expect(manifest).toMatchObject({
      version: 1,
      createdAt: 5,
      counts: {
        connections: 450,
        connection_tests: 1,
        audit_entries: 450,
        audit_heads: 1,
        clients: 1,
        sandboxes: 2,
        master_keys: 1,
      },
    });
    expect(await verifySnapshot(file)).toEqual(manifest);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(directory)).toSorted()).toEqual(['backup.snapshot', 'source']);

    const place = await prepareTarget();
    expect(await restoreSnapshot({ ...place, environment, file })).toEqual(manifest);
    expect(await rowsOf(place)).toEqual(await rowsOf({ dataDirectory: source }));
    // The service has its own client there, in the same organization.
    await serve(place, async (client) => {
      expect((await client.call('GET', '/connections?count=true')).body).toEqual({ count: 450 });
      expect((await client.call('GET', '//headwater/audit/verify')).body).toMatchObject({ isIntact: true });
    });
    const text = gunzipSync(await readFile(file));
    const masterKey = (await readFile(join(source, 'master.key'), 'utf8')).trim();
    for (const hidden of [secret, masterKey, Buffer.from(masterKey, 'base64')]) {
      expect(text.includes(hidden)).toBe(false);
    }
  });

  it('is consistent even while other processes write', { timeout: 60_000 }, async () => {
    await serve({ dataDirectory: source }, async (client) => {
      await fill(client, 150);
      let isWriting = true;
      const writing = (async () => {
        while (isWriting) await Promise.all([fill(client, 1), fill(client, 1)]);
      })();
      const manifest = await createSnapshot({ dataDirectory: source, environment, file }).finally(() => {
        isWriting = false;
        return writing;
      });
      expect(manifest.counts.connections).toBe(manifest.counts.audit_entries);
    });
    const place = await prepareTarget();
    await restoreSnapshot({ ...place, environment, file });
    await serve(place, async (client) => {
      expect((await client.call('GET', '//headwater/audit/verify')).body).toMatchObject({ isIntact: true });
    });
  });

  it('does not overwrite a file, and requires an existing folder and database', async () => {
    await serve({ dataDirectory: source }, async () => {});
    await writeFile(file, 'mine');
    const create = (path: string, dataDirectory = source) =>
      errorOf(createSnapshot({ dataDirectory, environment, file: path }));
    expect(await create(file)).toMatchObject({ code: 'snapshot-exists' });
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect(await create(join(directory, 'none', 'x'))).toMatchObject({ code: 'snapshot-not-writable' });
    expect(await create(join(directory, 'x'), target)).toMatchObject({ code: 'store-missing' });
    expect((await readdir(directory)).toSorted()).toEqual(['backup.snapshot', 'source']);
  });
});

describe('restoring', () => {
  beforeEach(async () => {
    await serve({ dataDirectory: source }, (client) => fill(client, 5));
    await createSnapshot({ dataDirectory: source, environment, file });
  });
  const restore = (place: Place, options: { mayReplace?: boolean } = {}) =>
    restoreSnapshot({ ...place, environment, file, ...options });

  it('does not touch existing data unless it may be replaced', async () => {
    await serve({ dataDirectory: source }, (client) => fill(client, 2));
    const before = await rowsOf({ dataDirectory: source });
    expect(await errorOf(restore({ dataDirectory: source }))).toMatchObject({ code: 'store-not-empty' });
    expect(await rowsOf({ dataDirectory: source })).toEqual(before);
    await restore({ dataDirectory: source }, { mayReplace: true });
    await serve({ dataDirectory: source }, async (client) => {
      expect((await client.call('GET', '/connections?count=true')).body).toEqual({ count: 5 });
    });
  });

  it('rejects a damaged file, wherever the damage is, and changes nothing', async () => {
    const place = await prepareTarget();
    const bytes = await readFile(file);
    const step = Math.ceil(bytes.length / 40);
    for (let at = 0; at < bytes.length; at += step) {
      const flipped = Buffer.from(bytes);
      // The gzip header has bytes without meaning: time and operating system.
      if (at >= 4 && at < 10) continue;
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      for (const damaged of [flipped, bytes.subarray(0, at)]) {
        await writeFile(file, damaged);
        expect(await errorOf(restore(place))).toMatchObject({ code: 'snapshot-damaged' });
      }
    }
    expect(await readdir(target)).toEqual(['master.key']);
  });

  it('rejects changed, removed or added lines, even if they are compressed correctly', async () => {
    const place = await prepareTarget();
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    const changed = lines.map((line) => line.replace('"production"', '"development"'));
    for (const bad of [
      changed,
      lines.toSpliced(3, 1),
      lines.slice(0, -1),
      [...lines, lines[3]],
      ['{}', ...lines],
      [],
    ]) {
      await writeFile(file, gzipSync(`${bad.join('\n')}\n`));
      expect(await errorOf(restore(place))).toMatchObject({ code: 'snapshot-damaged' });
    }
  });

  it('changes nothing if it fails midway', async () => {
    const before = await rowsOf({ dataDirectory: source });
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    const doubled = [...lines.slice(0, -1), lines.find((line) => line.startsWith('{"table":"connections"'))];
    const body = `${doubled.join('\n')}\n`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    await writeFile(
      file,
      gzipSync(`${body}${JSON.stringify({ ...JSON.parse(lines.at(-1) ?? ''), sha256 })}\n`),
    );
    await expect(restore({ dataDirectory: source }, { mayReplace: true })).rejects.toThrow(/UNIQUE/);
    expect(await rowsOf({ dataDirectory: source })).toEqual(before);
  });

  it('requires the master key of its creation, and says where it may be', async () => {
    expect(await errorOf(restore({ dataDirectory: target }))).toMatchObject({
      code: 'missing-master-key',
      message: expect.stringMatching(
        /^The snapshot is sealed with master key [\da-f]{8,}, but no master key is available: .*master\.key does not exist/,
      ),
    });
    const other = { HEADWATER_MASTER_KEY: randomBytes(32).toString('base64') };
    const refused = await errorOf(restoreSnapshot({ dataDirectory: target, environment: other, file }));
    expect(refused).toMatchObject({
      code: 'snapshot-of-another-key',
      message: expect.stringContaining('HEADWATER_MASTER_KEY_OLD'),
    });
    const key = (await readFile(join(source, 'master.key'), 'utf8')).trim();
    const both = { ...other, HEADWATER_MASTER_KEY_OLD: key };
    await restoreSnapshot({ dataDirectory: target, environment: both, file });
  });

  it('does not lock out the client of the data directory', async () => {
    const place = await prepareTarget();
    await serve(place, async () => {});
    expect(await errorOf(restore(place, { mayReplace: true }))).toMatchObject({
      code: 'snapshot-of-another-organisation',
      message: expect.stringContaining('client.json'),
    });
  });

  it.each([
    ['format', (header: object) => ({ ...header, version: 2 })],
    ['schema', (header: object) => ({ ...header, schema: '9999-later' })],
  ])('rejects a snapshot of another %s', async (_, change) => {
    const [first = '', ...rest] = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    const body = `${[JSON.stringify(change(JSON.parse(first))), ...rest.slice(0, -1)].join('\n')}\n`;
    const sha256 = createHash('sha256').update(body).digest('hex');
    await writeFile(
      file,
      gzipSync(`${body}${JSON.stringify({ ...JSON.parse(rest.at(-1) ?? ''), sha256 })}\n`),
    );
    expect(await errorOf(restore(await prepareTarget()))).toMatchObject({
      code: 'snapshot-of-another-version',
    });
  });

  it('reports a file that does not exist', async () => {
    expect(await errorOf(verifySnapshot(join(directory, 'none')))).toMatchObject({
      code: 'snapshot-missing',
    });
  });
});

describe('a snapshot of PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it('restores to a SQLite file and back with identical rows', async () => {
    const shared = { dataDirectory: source, databaseUrl: await createDatabase(postgres) };
    await serve(shared, (client) => fill(client, 250));
    const rows = await rowsOf(shared);
    const first = await createSnapshot({ ...shared, environment, file });
    const place = await prepareTarget();
    await restoreSnapshot({ ...place, environment, file });
    expect(await rowsOf(place)).toEqual(rows);

    const back = { dataDirectory: source, databaseUrl: await createDatabase(postgres) };
    const again = join(directory, 'again.snapshot');
    const second = await createSnapshot({ ...place, environment, file: again });
    expect(second.counts).toEqual(first.counts);
    await restoreSnapshot({ ...back, environment, file: again });
    expect(await rowsOf(back)).toEqual(rows);
    await serve(back, async (client) => {
      expect((await client.call('GET', '//headwater/audit/verify')).body).toMatchObject({ isIntact: true });
    });
  });
});
