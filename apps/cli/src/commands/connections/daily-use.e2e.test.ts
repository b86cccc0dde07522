import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runAtTerminal } from '../../testing/run-at-terminal.ts';
import { type RunResult, runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
const BLOB = `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`;
const AUTH = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];

/** Line feeds come from the CLI itself. */
const CONTROL = /(?!\n)\p{Cc}|\u202e/u;

const home = useTemporaryHome();
let service: RunningServe;
beforeAll(async () => {
  service = await startServe([], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
});

async function run(...args: string[]): Promise<RunResult> {
  const result = await runCli(args, { home: home(), environment: { BLOB } });
  expect(result.stdout + result.stderr).not.toContain(KEY.slice(0, 16));
  return result;
}
const create = (...args: string[]) => run('connections', 'create', 'azure-blob', ...AUTH, ...args);
const count = async () => Number((await run('connections', 'list', '--query', 'length(@)')).stdout);

test('tests an unsaved connection by flags and by file, and saves nothing', async () => {
  const tested = await run('connections', 'test', 'azure-blob', ...AUTH);
  expect(tested).toMatchObject({ exitCode: 7, stdout: expect.stringMatching(/^✗ connect /m) });
  const yaml = 'source: azure-blob\nauth:\n  method: ConnectionString\n  connectionString: ${env:BLOB}\n';
  await writeFile(join(home(), 'blob.yaml'), yaml);
  expect((await run('connections', 'test', '--from', 'blob.yaml')).exitCode).toBe(7);
  const first = await create('--name', 'First', '--test-first');
  expect(first).toMatchObject({ exitCode: 7, stdout: expect.stringContaining('Nothing was created.') });
  expect(await count()).toBe(0);
  const clear = await run(
    'connections',
    'test',
    'azure-blob',
    '--auth',
    'SasUri',
    '--param',
    'sasUri=hunter2',
  );
  expect(clear.stderr).toContain('sasUri is on the command line in clear');
  expect(clear.stderr).not.toContain('hunter2');
});

test('creates a connection once across repeated runs, and replaces it under the same id', async () => {
  const ids = [];
  for (const flag of ['--if-absent', '--if-absent', '--replace']) {
    const { exitCode, stdout } = await create('--name', 'Once', flag, '--json');
    expect(exitCode).toBe(0);
    ids.push(JSON.parse(stdout).id);
  }
  expect(new Set(ids).size).toBe(1);
  await create('--name', 'Once');
  expect((await create('--name', 'Once', '--replace')).exitCode).toBe(6);
});

test('exports a file that creates an equal connection; clones, disables and enables', async () => {
  await create('--name', 'Landing', '--description', 'for orders');
  const exported = await run('connections', 'export', 'Landing');
  expect(exported.stdout).toContain('connectionString: ${env:AZURE_BLOB_CONNECTION_STRING}');
  expect(exported.stderr).toBe('Set AZURE_BLOB_CONNECTION_STRING before you use it.\n');
  const unable = await run('connections', 'clone', 'Landing', '--name', 'Copy');
  expect(unable).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('Add --param connectionString='),
  });
  expect((await run('connections', 'clone', 'Landing', '--name', 'Copy', ...AUTH.slice(2))).exitCode).toBe(0);
  expect((await run('connections', 'disable', 'Copy')).stdout).toBe('✓ "Copy" is now disabled.\n');
  expect((await run('connections', 'enable', 'Copy')).stdout).toBe('✓ "Copy" is now enabled.\n');
  const changed = await run(
    'connections',
    'update',
    'Copy',
    '--param',
    `connectionString=AccountName=a;AccountKey=x`,
  );
  expect(changed.stderr).toContain('connectionString is on the command line in clear');
});

test('tests all connections, reports each result, and lists those without a driver', async () => {
  const hubspot = ['clientId', 'clientSecret', 'accessToken', 'refreshToken'].flatMap((name) => [
    '--param',
    `${name}=x`,
  ]);
  await run('connections', 'create', 'hubspot', '--name', 'CRM', ...hubspot);
  const { exitCode, stdout } = await run('connections', 'test', '--all', '--json', '--concurrency', '2');
  expect(exitCode).toBe(7);
  const rows = JSON.parse(stdout);
  expect(rows).toContainEqual(expect.objectContaining({ name: 'Landing', outcome: 'failed' }));
  expect(rows).toContainEqual(expect.objectContaining({ name: 'CRM', outcome: 'not tested', exitCode: 10 }));
  const alone = await run('connections', 'test', 'CRM');
  expect(alone).toMatchObject({ exitCode: 10, stdout: '' });
  expect(alone.stderr).toContain('Headwater has no driver for HubSpot');
  expect((await run('connections', 'explore', 'CRM')).exitCode).toBe(10);
});

test('shows whole ids at 80 columns, and never a control character of a name', async () => {
  const name = 'evil\u001b]0;owned\u0007\u202e\u009b2J';
  const created = await create('--name', name, '--json');
  const { id } = JSON.parse(created.stdout);
  expect(created.stdout).not.toMatch(CONTROL);
  const terminal = runAtTerminal(['connections', 'list', '--no-color'], { home: home(), columns: 80 });
  const { screen } = await terminal.ends();
  expect(screen).toContain(id);
  const rows = screen.split(/\r?\n/).filter((line) => /[-0-9a-f]{36}/.test(line));
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(80);
  expect(screen).not.toMatch(/[\p{Co}\u202e\u009b]/u);
  const fields = await run('connections', 'list', '--fields', 'id,createdAt', '--name', 'Landing', '--json');
  expect(Object.keys(JSON.parse(fields.stdout)[0])).toEqual(['id', 'createdAt']);
  const unknown = await run('connections', 'list', '--fields', 'nope');
  expect(unknown).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('The fields are name, ') });
  for (const shown of [await run('connections', 'show', id), await run('connections', 'delete', id, '--yes')])
    expect(shown.stdout).not.toMatch(CONTROL);
});

test('lists sandboxes, and reports the token status and failing checks', async () => {
  expect((await run('sandboxes', 'list')).stdout).toMatch(/^\* +dev +/m);
  const status = await run('auth', 'status', '--json');
  expect(JSON.parse(status.stdout)).toMatchObject({ profile: 'local', sandbox: 'dev' });
  expect((await run('doctor')).exitCode).toBe(0);
  const ill = await run('doctor', '--sandbox', 'none');
  expect(ill).toMatchObject({ exitCode: 5, stdout: expect.stringMatching(/^✗ sandbox /m) });
  const unknown = await run('doctor', '--profile', 'none');
  expect(unknown).toMatchObject({
    exitCode: 5,
    stdout: expect.stringContaining('`headwater profiles list`'),
  });
  const path = '/data/foundation/flowservice/connections?property=name==Landing';
  expect((await run('api', 'GET', path, '--query', 'items[0].name')).stdout).toBe('Landing\n');
  const refused = await run('api', 'DELETE', '/data/foundation/flowservice/connections/none');
  expect(refused.exitCode).toBe(5);
});
