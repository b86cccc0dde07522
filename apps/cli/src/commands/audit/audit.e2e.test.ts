import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CLI_PARAMETERS, cliEnvironment, runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
const BLOB = `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`;

const home = useTemporaryHome();
let service: RunningServe;
beforeAll(async () => {
  service = await startServe([], { home: home() });
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
  await run('connections', 'create', 'azure-blob', '--name', 'Orders', ...auth);
  await run('connections', 'update', 'Orders', '--name', 'Old orders');
});
afterAll(async () => {
  await service.stop('SIGTERM');
});

const run = (...args: string[]) => runCli(args, { home: home(), environment: { BLOB } });

test('lists who changed which fields, and no secret', async () => {
  const { exitCode, stdout } = await run('audit', 'list');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^2 +\S+ +\S+@techacct\.adobe\.com +patchConnection +\S+ +\S+ +name$/m);
  const { stdout: json } = await run('audit', 'list', '--operation', 'createConnection', '--json');
  expect(JSON.parse(json)).toMatchObject([{ sequence: 1, operation: 'createConnection' }]);
  expect(stdout + json).not.toContain(KEY);
});

test('filters by time, and explains a time that it cannot parse', async () => {
  expect((await run('audit', 'list', '--until', '2000-01-01', '--json')).stdout.trim()).toBe('[]');
  const { exitCode, stderr } = await run('audit', 'list', '--since', 'yesterday-ish');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('2026-11-22');
});

test('exports one entry per line, and finds a trail that was tampered with', async () => {
  const { stdout } = await run('audit', 'export');
  const entries = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(entries[1].previousHash).toBe(entries[0].hash);
  expect((await run('audit', 'export', '--query', 'operation')).stdout).toBe(
    '"createConnection"\n"patchConnection"\n',
  );
  const intact = await run('audit', 'verify');
  expect(intact).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(entries[1].hash) });

  const database = new DatabaseSync(join(home(), 'data', 'headwater.db'));
  database.exec(`update audit_entries set user_id = 'mallory' where sequence = 1`);
  database.close();
  const broken = await run('audit', 'verify');
  expect(broken).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('Entry 1') });
});

test('exits with 0 when a reader closes the pipe early', async () => {
  // More than a pipe holds, so that it waits for its reader.
  await run('connections', 'update', 'Old orders', '--description', 'x'.repeat(100_000));
  const command = [...CLI_PARAMETERS, 'audit', 'export'];
  const child = spawn(process.execPath, command, { env: cliEnvironment({ home: home() }) });
  child.stdout.destroy();
  const [[exitCode], stderr] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});
