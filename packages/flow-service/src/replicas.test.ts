import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type Postgres, startPostgres } from '@headwater/source-fixtures';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FlowService, openFlowService } from './start/open-flow-service.ts';
import type { FlowServiceOptions } from './start/options.ts';
import { observeFetch } from './testing/observed-fetch.ts';
import { blobConnection, createTestClient, type TestClient } from './testing/test-client.ts';

const PATCHES = 10_000;
const CONNECTIONS = 60;
/** Number of concurrent patches, high enough that some of them conflict. */
const PATCHERS = 32;

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

let directory: string;
let databaseUrl: string;
let opened: FlowService[];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headwater-replicas-'));
  databaseUrl = await createDatabase(postgres);
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((service) => service.close()));
  await rm(directory, { recursive: true });
});

const masterKey = randomBytes(32).toString('base64');

/** A service with its own data directory on the shared database. */
async function openReplica(options: Partial<FlowServiceOptions> = {}): Promise<FlowService> {
  const dataDirectory = join(directory, `replica-${randomBytes(4).toString('hex')}`);
  const environment = { HEADWATER_MASTER_KEY: masterKey, HEADWATER_DATABASE_URL: databaseUrl };
  const service = await openFlowService({ dataDirectory, environment, ...options });
  opened.push(service);
  return service;
}

describe('replicas on one database', () => {
  test('may start together and share organization, clients, tokens and connections', async () => {
    const [first, second, third] = await Promise.all([openReplica(), openReplica(), openReplica()]);
    if (!first || !second || !third) throw new Error('There are three.');
    expect(new Set([first, second, third].map(({ client }) => client.imsOrg)).size).toBe(1);
    const { id } = await (await createTestClient(first.fetch, first.client, 'dev')).create(blobConnection());
    // A client of one replica gets a token from a second one and uses it at a third.
    const behindOneAddress = observeFetch((request) =>
      (request.url.includes('/ims/') ? second : third).fetch(request),
    );
    const client = await createTestClient(behindOneAddress, first.client, 'dev');
    expect(await client.retrieve(id)).toMatchObject({ id, name: 'Blob' });
  });

  test('must have the same master key', async () => {
    await openReplica();
    const environment = { HEADWATER_MASTER_KEY: randomBytes(32).toString('base64') };
    await expect(openReplica({ environment, databaseUrl })).rejects.toMatchObject({
      code: 'other-master-key',
    });
    await expect(openReplica({ environment: {}, databaseUrl })).rejects.toMatchObject({
      code: 'missing-master-key',
    });
  });

  test('do not all start if they start together on an empty database with different master keys', async () => {
    const started = await Promise.allSettled(
      Array.from({ length: 4 }, () => {
        return openReplica({
          environment: { HEADWATER_MASTER_KEY: randomBytes(32).toString('base64') },
          databaseUrl,
        });
      }),
    );
    expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test(`lose none of ${PATCHES} concurrent patches`, { timeout: 300_000 }, async () => {
    const replicas = await Promise.all([openReplica(), openReplica()]);
    const clients = await Promise.all(
      replicas.map((replica) => createTestClient(replica.fetch, replicas[0].client, 'dev')),
    );
    const [client] = clients;
    if (client === undefined) throw new Error('There are two.');
    const counters = await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        return { ...(await client.create(blobConnection({ description: '0' }))), count: 0 };
      }),
    );
    let begun = 0;
    let conflicts = 0;
    const patchers = Array.from({ length: PATCHERS }, async (_, index) => {
      for (let patch = begun++; patch < PATCHES; patch = begun++) {
        const counter = counters[Math.floor(Math.random() * CONNECTIONS)] ?? counters[0];
        if (counter) conflicts += await addOne(clients[(index + patch) % clients.length] ?? client, counter);
      }
    });
    await Promise.all(patchers);

    const counts = await Promise.all(
      counters.map(async ({ id }) => Number((await client.retrieve(id)).description)),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(PATCHES);
    // Without conflicts, the test would prove nothing.
    expect(conflicts).toBeGreaterThan(20);
    const { body } = await client.call('GET', '//headwater/audit/verify');
    expect(body).toMatchObject({ isIntact: true, entries: PATCHES + CONNECTIONS });
  });
});

/** The last known state of a connection whose description counts its patches. */
interface Counter {
  id: string;
  etag: string;
  count: number;
}

/** Adds one to the counter, and reads it again after each conflict. @returns the number of conflicts. */
async function addOne(client: TestClient, counter: Counter): Promise<number> {
  for (let conflicts = 0; ; conflicts += 1) {
    const count = counter.count + 1;
    const { status, body } = await client.call('PATCH', `/connections/${counter.id}`, {
      body: [{ op: 'replace', path: '/description', value: String(count) }],
      headers: { 'if-match': counter.etag },
    });
    if (status === 200) {
      Object.assign(counter, body, { count });
      return conflicts;
    }
    if (status !== 412) throw new Error(`Patch answered ${status}: ${JSON.stringify(body)}`);
    const { etag, description } = await client.retrieve(counter.id);
    Object.assign(counter, { etag, count: Number(description) });
  }
}
