import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createSnapshot, openStore, readRows, restoreSnapshot } from '@headwater/flow-store';
import { createDatabase, type Postgres, startPostgres } from '@headwater/source-fixtures';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FlowService, openFlowService } from './start/open-flow-service.ts';
import { createTestClient, type TestClient } from './testing/test-client.ts';

// Written by an earlier version of Headwater: connections with credentials in their addresses, one of them patched
// and tested, one deleted, and one with other secrets beside the address.
const STORES = fileURLToPath(new URL('./testing/stores/', import.meta.url));
const CLEAR = /hush-(?:login-1|login-2|query-1|dropped-1|beside-1|rest-1|nested-1|sealed-1|sealed-2)/;
const environment = {
  HEADWATER_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  HEADWATER_SERVICE_CLIENT_ID: 'fixture-client',
  HEADWATER_SERVICE_CLIENT_SECRET: 'fixture-client-secret',
  HEADWATER_SERVICE_IMS_ORG: '0123456789ABCDEF01234567@AdobeOrg',
};

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-sealing-'));
});
afterEach(() => rm(dataDirectory, { recursive: true }));

async function putOldDatabase(): Promise<void> {
  const zipped = await readFile(join(STORES, 'addresses-in-clear.db.gz'));
  await writeFile(join(dataDirectory, 'headwater.db'), gunzipSync(zipped), { mode: 0o600 });
}

const clientsOf = async (service: FlowService): Promise<readonly [TestClient, TestClient]> => [
  await createTestClient(service.fetch, service.client, 'dev'),
  await createTestClient(service.fetch, service.client, 'prod'),
];

interface Page<Item> {
  items: Item[];
}

interface Shown {
  id: string;
  name: string;
  description?: string;
  etag: string;
  auth: { params: Record<string, unknown> };
}

/** The visible content of the old store. */
async function lookAtAll(service: FlowService) {
  const [dev, prod] = await clientsOf(service);
  const answers = [
    await dev.call('GET', '/connections'),
    await prod.call('GET', '/connections'),
    await dev.call('GET', '//headwater/audit'),
    await dev.call('GET', '//headwater/connections/status?connectionId=none'),
    await dev.call('GET', '//headwater/connections/attention'),
    await dev.call('GET', '//headwater/audit/verify'),
  ];
  const text = JSON.stringify(answers.map(({ body }) => body));
  const connections = answers.slice(0, 2).flatMap(({ body }) => (body as Page<Shown>).items);
  return { text, connections, verified: answers.at(-1)?.body, dev, answers };
}

function expectSealed({ text, connections, verified }: Awaited<ReturnType<typeof lookAtAll>>): void {
  expect(text).not.toMatch(CLEAR);
  const shown = Object.fromEntries(connections.map(({ name, auth }) => [name, auth.params]));
  expect(shown).toEqual({
    Login: { url: 'http://********@127.0.0.1:9/root/' },
    Query: { url: 'https://host.example/root/?apikey=********&x=1' },
    Plain: { url: 'https://host.example/root/' },
    Secrets: { host: 'https://********@host.example/', username: 'u', password: '********' },
    Rest: {
      host: 'https://********@host.example/',
      accessToken: '********',
      requestParameterOverride: { accessTokenUrl: 'https://host.example/?sig=********' },
    },
  });
  expect(connections.filter(({ description }) => description === 'kept as it is')).toHaveLength(3);
  // 8 entries before; then 4 connections were sealed, and one more entry lists the masked ones.
  expect(verified).toMatchObject({ isIntact: true, entries: 13, masked: 7 });
}

describe('a store of an earlier version', () => {
  it('on SQLite is sealed at startup, loses nothing, and leaves no credentials in any file', async () => {
    await putOldDatabase();
    const service = await openFlowService({ dataDirectory, environment });
    expect(service.sealedCredentials).toEqual({
      connections: 4,
      unreadable: [],
      auditEntries: 7,
      isCompacted: true,
    });
    const seen = await lookAtAll(service);
    expectSealed(seen);
    for (const name of await readdir(dataDirectory))
      expect(await readFile(join(dataDirectory, name), 'latin1'), name).not.toMatch(CLEAR);

    const login = seen.connections.find(({ name }) => name === 'Login');
    const report = await seen.dev.call('GET', `//headwater/connections/${login?.id}/test`);
    // The driver receives the login and rejects it.
    expect(JSON.stringify(report.body)).toContain('contains a login');
    expect(JSON.stringify(report.body)).not.toMatch(CLEAR);
    await service.close();

    const again = await openFlowService({ dataDirectory, environment });
    expect(again.sealedCredentials).toBeUndefined();
    expectSealed(await lookAtAll(again));
    await again.close();
  });

  it('is sealed when restored from a snapshot, even one of a store that was never started', async () => {
    const old = join(STORES, 'addresses-in-clear.snapshot');
    await restoreSnapshot({ file: old, dataDirectory, environment });
    const service = await openFlowService({ dataDirectory, environment });
    expect(service.sealedCredentials).toBeUndefined();
    expectSealed(await lookAtAll(service));
    await service.close();

    await rm(join(dataDirectory, 'headwater.db'));
    await putOldDatabase();
    const file = join(dataDirectory, 'new.snapshot');
    await createSnapshot({ dataDirectory, environment, file });
    expect(gunzipSync(await readFile(file)).toString()).not.toMatch(CLEAR);
  });

  it('keeps credentials that cannot be sealed out of answers, reports them, and retries', async () => {
    await putOldDatabase();
    const database = new Database(join(dataDirectory, 'headwater.db'));
    database.exec(`update connections set auth_ciphertext = x'00' where name = 'Secrets'`);
    database.close();
    for (const _start of [1, 2]) {
      const service = await openFlowService({ dataDirectory, environment });
      expect(service.sealedCredentials?.unreadable).toHaveLength(1);
      const { text } = await lookAtAll(service);
      expect(text).not.toMatch(CLEAR);
      await service.close();
    }
  });

  it('detects a change of a masked entry, and of an entry that was not masked', async () => {
    await putOldDatabase();
    await (await openFlowService({ dataDirectory, environment })).close();
    const change = async (sequence: number) => {
      const directory = await mkdtemp(join(tmpdir(), 'headwater-sealing-changed-'));
      await cp(join(dataDirectory, 'headwater.db'), join(directory, 'headwater.db'));
      const database = new Database(join(directory, 'headwater.db'));
      database.prepare(`update audit_entries set changes = '[]' where sequence = ?`).run(sequence);
      database.close();
      const service = await openFlowService({ dataDirectory: directory, environment });
      const { verified } = await lookAtAll(service);
      await service.close();
      await rm(directory, { recursive: true });
      return verified;
    };
    const broken = (sequence: number) => ({ isIntact: false, broken: { sequence, reason: 'changed' } });
    expect(await change(1)).toMatchObject(broken(1));
    expect(await change(4)).toMatchObject(broken(4));
    // The entry that lists the masked ones. Without it, the first masked entry proves nothing.
    expect(await change(13)).toMatchObject(broken(1));
  });
});

describe('a store of an earlier version on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.close());

  it('is sealed by services that start at the same time, and loses nothing', async () => {
    const databaseUrl = await createDatabase(postgres);
    const store = await openStore({ dataDirectory, databaseUrl });
    await store.rows.putAll(() => readRows(join(STORES, 'addresses-in-clear.snapshot')), {
      mayReplace: true,
    });
    await store.close();
    const services = await Promise.all(
      [1, 2].map(() => openFlowService({ dataDirectory, environment, databaseUrl })),
    );
    const sealed = services.reduce((sum, service) => sum + (service.sealedCredentials?.connections ?? 0), 0);
    expect(sealed).toBe(4);
    for (const service of services) {
      const seen = await lookAtAll(service);
      expect(seen.text).not.toMatch(CLEAR);
      expect(seen.verified).toMatchObject({ isIntact: true, masked: 7 });
      await service.close();
    }
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const { rows } = await client.query('select * from connections, audit_entries, connection_tests');
    await client.end();
    expect(JSON.stringify(rows)).not.toMatch(CLEAR);
  });
});

it('starts from stores that hold credentials in clear', async () => {
  const zipped = await readFile(join(STORES, 'addresses-in-clear.db.gz'));
  expect(gunzipSync(zipped).toString('latin1')).toMatch(CLEAR);
});
