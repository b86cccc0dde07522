import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type Store } from '@headwater/flow-store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { observeFetch } from '../testing/observed-fetch.ts';
import { blobConnection, createTestClient, secretText } from '../testing/test-client.ts';
import { type FlowService, openFlowService } from './open-flow-service.ts';
import type { FlowServiceOptions } from './options.ts';

async function makeDirectory(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'headwater-open-'));
}

async function open(options: FlowServiceOptions): Promise<FlowService> {
  const service = await openFlowService({ environment: {}, ...options });
  onTestFinished(() => service.close());
  return service;
}

const inDev = (service: FlowService) => createTestClient(observeFetch(service.fetch), service.client, 'dev');

describe('a data directory', () => {
  test('keeps client, tokens, sandboxes and connections across a restart', async () => {
    const dataDirectory = await makeDirectory();
    const first = await open({ dataDirectory });
    const client = await inDev(first);
    const { id } = await client.create(blobConnection());
    const shown = await client.retrieve(id);
    await first.close();
    const second = await open({ dataDirectory });

    expect(second.client).toEqual(first.client);
    expect(await (await inDev(second)).retrieve(id)).toEqual(shown);
  });

  test('is closed to other users', async () => {
    const dataDirectory = join(await makeDirectory(), 'data');
    await open({ dataDirectory });
    const files = await readdir(dataDirectory);
    const modes = await Promise.all(
      files.map(async (file) => ((await stat(join(dataDirectory, file))).mode & 0o777).toString(8)),
    );

    expect(files).toEqual(expect.arrayContaining(['client.json', 'headwater.db', 'master.key']));
    expect(new Set(modes)).toEqual(new Set(['600']));
  });

  test("contains no secret that was sent, and the client's secret only in its file", async () => {
    const dataDirectory = await makeDirectory();
    const service = await open({ dataDirectory });
    const client = await inDev(service);
    const connectionString = secretText();
    const misspelled = secretText();
    await client.create(
      blobConnection({
        auth: { specName: 'ConnectionString', params: { connectionString, conectionString: misspelled } },
      }),
    );
    const secrets = [connectionString, misspelled, service.client.clientSecret];
    const holders = await findHolders(dataDirectory, secrets);
    await service.close();

    expect(holders).toEqual(['client.json']);
    expect(await findHolders(dataDirectory, secrets)).toEqual(['client.json']);
  });

  test('with a corrupt client file is rejected, not overwritten', async () => {
    const dataDirectory = await makeDirectory();
    await (await open({ dataDirectory })).close();
    await writeFile(join(dataDirectory, 'client.json'), '{"clientId":');

    await expect(openFlowService({ dataDirectory, environment: {} })).rejects.toThrow(
      /client\.json does not contain/,
    );
  });

  test('of another master key is rejected with the ids of both', async () => {
    const dataDirectory = await makeDirectory();
    await (await open({ dataDirectory })).close();
    const environment = { HEADWATER_MASTER_KEY: randomBytes(32).toString('base64') };

    await expect(openFlowService({ dataDirectory, environment })).rejects.toMatchObject({
      code: 'other-master-key',
      message: expect.stringMatching(/master key [0-9a-f]{16}, but this service has [0-9a-f]{16}/),
    });
  });

  test('that cannot be used is named, even if the data is elsewhere', async () => {
    const directory = await makeDirectory();
    const store = await openSqliteStore({ file: join(directory, 'elsewhere.db') });
    await writeFile(join(directory, 'occupied'), '');
    const dataDirectory = join(directory, 'occupied', 'data');

    await expect(openFlowService({ dataDirectory, store, environment: {} })).rejects.toMatchObject({
      code: 'store-not-writable',
      message: expect.stringContaining(dataDirectory),
    });
  });

  test('whose database is read-only at startup is reported with its cause', async () => {
    const dataDirectory = await makeDirectory();
    const store = await openSqliteStore({ file: join(dataDirectory, 'given.db') });
    const keepFirst = () => Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
    const full: Store = { ...store, settings: { ...store.settings, keepFirst } };

    await expect(openFlowService({ dataDirectory, store: full, environment: {} })).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('disk of the database is full'),
    });
  });

  test('serves the client given by the environment, and requires all of its variables', async () => {
    const dataDirectory = await makeDirectory();
    const client = { clientId: 'team', clientSecret: secretText(), imsOrg: 'TEAM@AdobeOrg' };
    const environment = {
      HEADWATER_SERVICE_CLIENT_ID: client.clientId,
      HEADWATER_SERVICE_CLIENT_SECRET: client.clientSecret,
      HEADWATER_SERVICE_IMS_ORG: client.imsOrg,
    };
    const service = await open({ dataDirectory, environment });

    expect(service.client).toEqual(client);
    expect((await (await inDev(service)).call('GET', '/connections')).status).toBe(200);
    await service.close();
    const partial = { ...environment, HEADWATER_SERVICE_IMS_ORG: '' };
    await expect(openFlowService({ dataDirectory, environment: partial })).rejects.toMatchObject({
      code: 'incomplete-client',
      message: expect.stringContaining('HEADWATER_SERVICE_IMS_ORG is missing'),
    });
  });
});

test('accepts only the new secret of a client whose secret changed', async () => {
  const dataDirectory = await makeDirectory();
  const start = (clientSecret: string): Promise<FlowService> => {
    const environment = {
      HEADWATER_SERVICE_CLIENT_ID: 'team',
      HEADWATER_SERVICE_CLIENT_SECRET: clientSecret,
      HEADWATER_SERVICE_IMS_ORG: 'TEAM@AdobeOrg',
    };
    return open({ dataDirectory, environment });
  };
  const signIn = async ({ fetch }: FlowService, secret: string): Promise<number> => {
    const fields = { grant_type: 'client_credentials', client_id: 'team', client_secret: secret };
    const body = new URLSearchParams(fields);
    return (await fetch(new Request('http://headwater.test/ims/token/v3', { method: 'POST', body }))).status;
  };
  const [leaked, fresh] = [secretText(), secretText()];
  await (await start(leaked)).close();
  const service = await start(fresh);

  expect(await signIn(service, leaked)).toBe(400);
  expect(await signIn(service, fresh)).toBe(200);
});

describe('an empty database URL', () => {
  test('is an error if passed as an option, and nothing is stored elsewhere', async () => {
    const dataDirectory = await makeDirectory();
    await expect(open({ dataDirectory, databaseUrl: '' })).rejects.toMatchObject({
      code: 'store-url-invalid',
    });
    expect(await readdir(dataDirectory)).not.toContain('headwater.db');
  });

  test('means no database if set in the environment', async () => {
    const dataDirectory = await makeDirectory();
    await open({ dataDirectory, environment: { HEADWATER_DATABASE_URL: '' } });
    expect(await readdir(dataDirectory)).toContain('headwater.db');
  });
});

describe('closing', () => {
  test('finishes requests in progress and rejects later ones', async () => {
    const store = await openSqliteStore({ file: join(await makeDirectory(), 'given.db') });
    const { held, hold, release } = holdInserts(store);
    const service = await open({ dataDirectory: await makeDirectory(), store: held });
    const client = await inDev(service);
    hold();
    const creating = client.create(blobConnection());
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closing = service.close();
    const late = await service.fetch(new Request('http://headwater.test/headwater/health'));
    release();

    expect(await creating).toHaveProperty('id');
    await closing;
    expect(late.status).toBe(503);
    expect(await late.json()).toMatchObject({ type: expect.stringContaining('FLOW-1103-503') });
  });

  test('may be called twice', async () => {
    const service = await open({ dataDirectory: await makeDirectory() });

    await Promise.all([service.close(), service.close()]);
  });
});

describe('the logger', () => {
  test('receives id, operation, status and problem of every request, and nothing else', async () => {
    const entries: unknown[] = [];
    const service = await open({
      dataDirectory: await makeDirectory(),
      logger: (entry) => entries.push(entry),
    });
    const client = await inDev(service);
    const { headers } = await client.call('GET', `/connections/none?color=${secretText()}`);
    await client.create(blobConnection());

    expect(entries).toHaveLength(3);
    expect(entries[1]).toEqual({
      requestId: headers.get('x-request-id'),
      method: 'GET',
      path: '/data/foundation/flowservice/connections/none',
      operationId: 'retrieveConnection',
      status: 400,
      durationMs: expect.any(Number),
      problem: 'FLOW-1451-400',
    });
    expect(JSON.stringify(entries)).not.toContain('hush-');
  });

  test('receives the location of an unexpected error, which the caller does not see', async () => {
    const entries: unknown[] = [];
    const secret = secretText();
    const store = await openSqliteStore({ file: join(await makeDirectory(), 'given.db') });
    const broken: Store = {
      ...store,
      connections: { ...store.connections, find: () => Promise.reject(new RangeError(`no ${secret}`)) },
    };
    const service = await open({
      dataDirectory: await makeDirectory(),
      store: broken,
      logger: (entry) => entries.push(entry),
    });
    const { status, body } = await (await inDev(service)).call('GET', '/connections/x');

    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(entries.at(-1)).toMatchObject({
      problem: 'FLOW-1400-500',
      fault: {
        name: 'RangeError',
        frames: expect.arrayContaining([expect.stringContaining('open-flow-service.test.ts')]),
      },
    });
    expect(JSON.stringify(entries)).not.toContain(secret);
  });
});

/** Names of the files that contain one of the strings. */
async function findHolders(directory: string, texts: readonly string[]): Promise<string[]> {
  const names = (await readdir(directory)).toSorted();
  const contents = await Promise.all(names.map((name) => readFile(join(directory, name))));
  return names.filter((_name, index) => texts.some((text) => contents[index]?.includes(text)));
}

/** A store whose inserts can be paused. */
function holdInserts(store: Store): { held: Store; hold: () => void; release: () => void } {
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  const held: Store = {
    ...store,
    connections: {
      ...store.connections,
      async insert(...given) {
        await gate.promise;
        await store.connections.insert(...given);
      },
    },
  };
  return {
    held,
    hold: () => {
      gate = Promise.withResolvers();
    },
    release: () => gate.resolve(),
  };
}
