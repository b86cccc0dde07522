import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readLocalService } from '@headwater/core';
import { startPostgres } from '@headwater/source-fixtures';
import { afterEach, expect, test, vi } from 'vitest';
import { CLI_PARAMETERS, cliEnvironment, runCli } from '../testing/run-cli.ts';
import { type RunningServe, startServe } from '../testing/start-serve.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();
let running: RunningServe | undefined;

afterEach(async () => {
  await running?.stop('SIGKILL');
  running = undefined;
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serves until %s, then stops cleanly and removes its record',
  async (signal) => {
    running = await startServe([], { home: home() });
    const health = await fetch(`${running.url}/headwater/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    const { exitCode, stdout, stderr } = await running.stop(signal);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Flow Service at ${running.url}`);
    expect(stderr).toContain(`${signal} received`);
    await expect(stat(join(home(), 'local.json'))).rejects.toThrow('ENOENT');
  },
);

test('makes the profile local usable at once, for this and other tools', async () => {
  running = await startServe(['--json'], { home: home() });
  const shown = await runCli(['profiles', 'show', 'local', '--json'], { home: home() });
  const profile = JSON.parse(shown.stdout);
  expect(profile).toMatchObject({ baseUrl: running.url, sandbox: expect.any(String) });
  const token = (await runCli(['auth', 'token'], { home: home() })).stdout.trim();
  const headers = {
    authorization: `Bearer ${token}`,
    'x-api-key': profile.clientId,
    'x-gw-ims-org-id': profile.imsOrg,
    'x-sandbox-name': 'dev',
  };
  const answer = await fetch(`${running.url}/data/foundation/flowservice/connections`, { headers });
  expect(answer.status).toBe(200);
  const { stdout } = await running.stop('SIGINT');
  expect(JSON.parse(stdout)).toMatchObject({ baseUrl: running.url, profile: 'local' });
  expect((await stat(join(home(), 'data'))).isDirectory()).toBe(true);
});

test('explains a port in use, and names the flag for another', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const address = blocker.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const { exitCode, stderr } = await runCli(['serve', '--port', port], { home: home() });
  blocker.close();
  expect(exitCode).toBe(3);
  expect(stderr).toContain('--port 0');
  expect(stderr).toContain('(port-in-use)');
});

test.each([
  ['mysql://localhost/headwater', 'store-url-invalid'],
  ['postgresql://user:hush@127.0.0.1:1/headwater', 'store-unreachable'],
])('explains an unusable database without its password: %s', async (url, code) => {
  const { exitCode, stderr } = await runCli(['serve', '--database-url', url], { home: home() });
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`(${code})`);
  expect(stderr).not.toContain('hush');
});

test('refuses an authority that secrets must not be sent to', async () => {
  const environment = { HEADWATER_ENTRA_AUTHORITY: 'http://login.contoso.example' };
  const { exitCode, stderr } = await runCli(['serve'], { home: home(), environment });
  expect(exitCode).toBe(3);
  expect(stderr).toContain('(entra-authority-invalid)');
});

test('logs each request with --log, and its own messages in the same format', async () => {
  running = await startServe(['--log', 'json'], { home: home() });
  await fetch(`${running.url}/headwater/health`);
  await fetch(`${running.url}/nothing`);
  const { stdout, stderr } = await running.stop('SIGINT');
  const lines = stderr.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { operationId: 'retrieveHealth', status: 200, requestId: expect.any(String) },
    { path: '/nothing', status: 404, durationMs: expect.any(Number) },
    { time: expect.any(String), message: 'SIGINT received, stopping.' },
  ]);
  expect(stdout).not.toContain('requestId');
});

test('continues after the reader of its log has closed the pipe', async () => {
  const serve = [...CLI_PARAMETERS, 'serve', '--port', '0', '--log', 'json'];
  const env = cliEnvironment({ home: home() });
  const child = spawn(process.execPath, serve, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(child, 'exit');
  child.stderr.destroy();
  await expect.poll(() => readLocalService({ homeDirectory: home() }), { timeout: 30_000 }).toBeDefined();
  const service = await readLocalService({ homeDirectory: home() });
  for (let request = 0; request < 3; request += 1) {
    expect((await fetch(`${service?.baseUrl}/headwater/health`)).status).toBe(200);
  }
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('stores connections in PostgreSQL with --database-url', async () => {
  const postgres = await startPostgres();
  try {
    running = await startServe([], {
      home: home(),
      environment: { HEADWATER_DATABASE_URL: postgres.url() },
    });
    const health = await fetch(`${running.url}/headwater/health`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    const { exitCode, stdout, stderr } = await running.stop('SIGINT');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`PostgreSQL at ${postgres.host}:${postgres.port}/postgres`);
    expect(stdout + stderr).not.toContain(postgres.password);
  } finally {
    await running?.stop('SIGKILL');
    await postgres.close();
  }
});
