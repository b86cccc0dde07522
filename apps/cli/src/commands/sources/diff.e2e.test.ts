import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunResult, runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOKEN = 'token-not-real-0123456789';
const BLOB_ID = '4c10e202-c428-4796-9208-5f1f5732b1cf';
/** A target with one source, which differs from the catalog. */
const SPECS = [
  {
    id: BLOB_ID,
    name: 'azure-blob',
    providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
    version: '1.0',
    authSpec: [
      {
        name: 'ConnectionString',
        type: 'KeyBased',
        spec: {
          type: 'object',
          properties: { connectionString: { type: 'string', default: 'AccountKey=planted' } },
          required: ['connectionString'],
        },
      },
    ],
    attributes: { isSource: true },
  },
];

const home = useTemporaryHome();
let service: RunningServe;
let other: Server;
beforeAll(async () => {
  service = await startServe([], { home: home() });
  other = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ items: SPECS }));
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const identity = ['--ims-org', 'ABC@AdobeOrg', '--client-id', 'client', '--sandbox', 'dev'];
  const added = await run(
    'profiles',
    'add',
    'other',
    '--base-url',
    url,
    ...identity,
    '--access-token',
    '${env:TOKEN}',
  );
  expect(added).toMatchObject({ exitCode: 0, stderr: '' });
});
afterAll(async () => {
  other.close();
  await service.stop('SIGTERM');
});

async function run(...args: string[]): Promise<RunResult> {
  return await runCli(args, { home: home(), environment: { TOKEN } });
}

test('exits with 0 when the target and the catalog agree', async () => {
  const { exitCode, stdout } = await run('sources', 'diff', '--against', 'local');
  expect(stdout).toMatch(/^\S+ \d+ sources compared with local: no differences\.\n$/);
  expect(exitCode).toBe(0);
});

test("lists the differences, exits with 2, and escapes the target's control characters", async () => {
  const { exitCode, stdout } = await run('sources', 'diff', '--against', 'other');
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^azure-blob +ConnectionString +connectionString +secret here, open there$/m);
  expect(stdout).toMatch(/^azure-blob +SAS URI Authentication +not offered by the target$/m);
  expect(stdout).toMatch(/^sftp +not offered by the target \(/m);
  expect(stdout).not.toContain('planted');
  expect(stdout).not.toContain(TOKEN);
});

test('compares one source, as JSON', async () => {
  const { exitCode, stdout } = await run(
    'sources',
    'diff',
    '--against',
    'other',
    '--source',
    'azure-blob',
    '--json',
  );
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    profile: 'other',
    compared: 1,
    differences: expect.arrayContaining([
      {
        code: 'param-missing',
        source: 'azure-blob',
        connectionSpecId: BLOB_ID,
        specName: 'ConnectionString',
        param: 'container',
      },
    ]),
  });
});

test('compares the active target by default, and refuses two', async () => {
  expect((await run('sources', 'diff', '--query', 'profile')).stdout).toBe('local\n');
  const twice = await run('sources', 'diff', '--against', 'local', '--profile', 'other');
  expect(twice).toMatchObject({ exitCode: 3, stdout: '' });
});
