import { copyFile, mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from '../../testing/run-cli.ts';
import { startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const BLOB =
  'DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=a3k=;BlobEndpoint=http://127.0.0.1:9/contoso';

const home = useTemporaryHome();
const run = (...args: string[]) => runCli(args, { home: home(), environment: { BLOB } });

test('saves beside a running service, verifies, and restores into a new data directory', async () => {
  const service = await startServe([], { home: home() });
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
  await run('connections', 'create', 'azure-blob', '--name', 'Orders', ...auth);
  const file = join(home(), 'backup.snapshot');
  const created = JSON.parse((await run('snapshot', 'create', file, '--json')).stdout);
  expect(created).toMatchObject({ file, counts: { connections: 1 } });
  await service.stop('SIGTERM');

  const again = await run('snapshot', 'create', file);
  expect(again).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('(snapshot-exists)') });
  const kept = await run('snapshot', 'restore', file);
  expect(kept).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('--replace') });
  expect((await run('snapshot', 'restore', file, '--replace')).exitCode).toBe(0);

  const folder = join(home(), 'restored');
  await mkdir(folder);
  await copyFile(join(home(), 'data', 'master.key'), join(folder, 'master.key'));
  const restored = await run('snapshot', 'restore', file, '--data-dir', folder);
  expect(restored).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^connections +1$/m) });
  const other = await startServe(['--data-dir', folder], { home: home() });
  const { stdout } = await run('connections', 'list', '--json');
  expect(JSON.parse(stdout)).toMatchObject([{ name: 'Orders' }]);
  await other.stop('SIGTERM');

  expect((await run('snapshot', 'verify', file)).stdout).toContain(created.sha256);
  await truncate(file, 100);
  const broken = await run('snapshot', 'verify', file);
  expect(broken).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('(snapshot-damaged)') });
});
