import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultRule } from '@headwater/models';
import { type Client, clientCredentials, createClient } from '@headwater/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ServedFlowService, serveFlowService } from '../../start/serve-flow-service.ts';
import { BLOB_SPEC_ID } from '../../testing/test-client.ts';
import { openTestService } from '../../testing/test-service.ts';

let served: ServedFlowService;
let client: Client;
beforeAll(async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-faults-'));
  served = await serveFlowService({ port: 0, dataDirectory, environment: {}, faults: true });
  client = connect({ limit: 3, backoffMs: 1 });
});
afterAll(() => served.close());
afterEach(() => client.headwater.clearFaults());

function connect(retry: { limit: number; backoffMs?: number }): Client {
  const { clientId, clientSecret, imsOrg } = served.client;
  const tokens = clientCredentials({ imsUrl: served.url, clientId, clientSecret });
  return createClient({ baseUrl: served.url, imsOrg, clientId, sandbox: 'dev', tokens, retry });
}

const DRAFT = { name: 'n', connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' } };
const create = () => client.connections.create(DRAFT, { mode: 'draft' });
const list = () => client.connections.list({ limit: 100 });
const count = async (): Promise<number> => client.connections.count();

async function injected(): Promise<number> {
  const { items } = await client.headwater.listFaults();
  return items.reduce((sum, fault) => sum + fault.injected, 0);
}

describe('the SDK', () => {
  test('retries a read after 503, after 429 and after a broken connection', async () => {
    const operationId = 'listConnections';
    await client.headwater.addFault({ operationId, effect: { kind: 'refuse', status: 503 }, times: 1 });
    await client.headwater.addFault({
      operationId,
      effect: { kind: 'refuse', status: 429, retryAfterSeconds: 0 },
      times: 1,
    });
    await client.headwater.addFault({ operationId, effect: { kind: 'cut' }, times: 1 });

    expect(await list()).toMatchObject({ items: expect.any(Array) });
    expect(await injected()).toBe(3);
  });

  test('retries a write once after 429, since it was not executed', async () => {
    const before = await count();
    const effect = { kind: 'refuse', status: 429, retryAfterSeconds: 0 } as const;
    await client.headwater.addFault({ operationId: 'createConnection', effect, times: 2 });
    await create();

    expect(await count()).toBe(before + 1);
  });

  test('does not retry a write whose answer was cut off, since it was executed', async () => {
    const before = await count();
    await client.headwater.addFault({ operationId: 'createConnection', effect: { kind: 'cut' } });

    await expect(create()).rejects.toMatchObject({ name: 'NetworkError', code: 'connection-lost' });
    expect(await injected()).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test('requests another token when the current one is rejected', async () => {
    const effect = { kind: 'refuse', status: 401 } as const;
    await client.headwater.addFault({ operationId: 'listConnections', effect, times: 1 });

    await list();
    expect(await injected()).toBe(1);
  });

  test('aborts a call that exceeds its timeout', async () => {
    const effect = { kind: 'delay', delayMs: 5000 } as const;
    await client.headwater.addFault({ operationId: 'listConnections', effect });

    await expect(client.connections.list({}, { timeoutMs: 100 })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  test.each([
    [403, 'FLOW-2120-403'],
    [409, '409000'],
    [412, 'FLOW-1404-412'],
    [503, 'FLOW-1103-503'],
  ] as const)("reports the service's message for %d", async (status, code) => {
    await client.headwater.addFault({ effect: { kind: 'refuse', status } });

    await expect(create()).rejects.toMatchObject({ status, code });
  });
});

describe('a rule', () => {
  test('truncates a list without a hint', async () => {
    for (let made = 0; made < 4; made += 1) await create();
    const { items } = await list();
    await client.headwater.addFault({
      operationId: 'listConnections',
      effect: { kind: 'truncate', keep: 1 },
      times: 1,
    });
    const cut = await list();

    expect(cut.items).toEqual(items.slice(0, 1));
    expect((await list()).items).toEqual(items);
  });

  test('of 429 gives the same delay in its message and its header', async () => {
    const effect = { kind: 'refuse', status: 429, retryAfterSeconds: 7 } as const;
    await client.headwater.addFault({ operationId: 'listConnections', effect, times: 1 });
    const asked = connect({ limit: 0 }).connections.list();

    await expect(asked).rejects.toMatchObject({ retryAfterMs: 7000, detail: expect.stringContaining('7 s') });
  });

  test('with a seed makes the same choices again', async () => {
    const rule: FaultRule = {
      operationId: 'listConnections',
      effect: { kind: 'refuse', status: 503 },
      probability: 0.5,
      seed: 7,
    };
    const impatient = connect({ limit: 0 });
    const choices = async (): Promise<boolean[]> => {
      await client.headwater.clearFaults();
      await client.headwater.addFault(rule);
      const asked = [];
      for (let index = 0; index < 20; index += 1) {
        asked.push(
          await impatient.connections.list().then(
            () => true,
            () => false,
          ),
        );
      }
      return asked;
    };
    const first = await choices();

    expect(new Set(first)).toEqual(new Set([true, false]));
    expect(await choices()).toEqual(first);
  });

  test("without an operation does not affect Headwater's own operations", async () => {
    const rule = await client.headwater.addFault({ effect: { kind: 'refuse', status: 503 } });

    expect(await client.headwater.health()).toMatchObject({ status: 'ok' });
    expect((await client.headwater.listFaults()).items).toEqual([rule]);
    await client.headwater.clearFaults();
    expect((await client.headwater.listFaults()).items).toEqual([]);
    await list();
  });

  test.each([
    [{ effect: { kind: 'refuse', status: 418 } }],
    [{ effect: { kind: 'delay' } }],
    [{ effect: { kind: 'cut' }, probability: 0 }],
    [{ effect: { kind: 'cut' }, operationId: 'createConection' }],
    [{ effect: { kind: 'cut' }, operationID: 'createConnection' }],
  ])('that is invalid is rejected: %j', async (rule) => {
    await expect(client.headwater.addFault(rule as FaultRule)).rejects.toMatchObject({ status: 400 });
  });
});

test('a service that was not started for tests injects no faults', async () => {
  const service = await openTestService();
  const usual = await service.inNewSandbox();
  for (const method of ['GET', 'DELETE']) {
    expect((await usual.call(method, '//headwater/faults')).status).toBe(404);
  }
  const body = { effect: { kind: 'cut' } };
  expect((await usual.call('POST', '//headwater/faults', { body })).status).toBe(404);
  await service.close();
});
