import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTRACT, type ContractRun, cleanUp, runCase, startRun, type Target } from '@headwater/contract';
import type { LocalClient } from '@headwater/flow-store';
import { type Azurite, SAMPLE_CONTAINER, seedSamples, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTestClient } from './testing/test-client.ts';

// Allows time to start a service, a storage server and its sample files.
vi.setConfig({ hookTimeout: 90_000 });

let dataDirectory: string;
let azurite: Azurite;
let child: ChildProcess;
let run: ContractRun;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-contract-'));
  azurite = await startAzurite();
  await seedSamples(azurite);
  run = await startRun(await serve());
});
afterAll(async () => {
  child.kill();
  await azurite.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

/** A service in its own process, reached through a socket, with everything that the test cases need. */
async function serve(): Promise<Target> {
  const file = new URL('testing/serve-process.ts', import.meta.url);
  child = fork(file, [dataDirectory], { execArgv: ['--conditions=@headwater/source'] });
  const [{ url, client }] = (await once(child, 'message')) as [{ url: string; client: LocalClient }];
  return {
    baseUrl: url,
    imsUrl: url,
    client,
    imsOrg: client.imsOrg,
    scopes: 'openid',
    sandbox: 'dev',
    otherSandbox: 'prod',
    source: {
      connectionString: azurite.connectionString,
      file: `${SAMPLE_CONTAINER}/orders.csv`,
      table: 'orders',
    },
    viewer: await addViewer(url, client),
  };
}

async function addViewer(url: string, client: LocalClient): Promise<LocalClient> {
  const fetchThere = (request: Request): Promise<Response> =>
    fetch(new Request(request.url.replace('http://headwater.test', url), request));
  const admin = await createTestClient(fetchThere, client, 'dev');
  const body = { name: 'Reader', grants: [{ sandbox: 'dev', role: 'viewer' }] };
  return (await admin.call('POST', '//headwater/clients', { body })).body as LocalClient;
}

describe.each(CONTRACT)('$title', ({ cases }) => {
  test.each(cases)('$id: $behavior', async (contractCase) => {
    expect(await runCase(contractCase, run)).toEqual({ outcome: 'matched' });
  });
});

test('leaves no created object behind', async () => {
  const none = {
    id: 'none',
    behavior: 'The sandbox is empty.',
    source: { facts: '4.7', basis: 'documentation' },
    exchanges: [{ send: 'GET /connections?count=true', answer: { status: 200, body: { count: 0 } } }],
  } as const;

  expect(await cleanUp(run)).toEqual([]);
  expect(await runCase(none, run)).toEqual({ outcome: 'matched' });
});
