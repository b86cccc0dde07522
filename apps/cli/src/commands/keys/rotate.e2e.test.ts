import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from '../../testing/run-cli.ts';
import { startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();
const run = (...args: string[]) => runCli(args, { home: home() });

test('reports a missing key, and creates none', async () => {
  const { exitCode, stderr } = await run('keys', 'rotate');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('(store-missing)');
});

test('replaces the key, and the running service uses the new one', async () => {
  await (await startServe([], { home: home() })).stop('SIGTERM');
  const before = await readFile(join(home(), 'data', 'master.key'), 'utf8');
  const { exitCode, stdout } = await run('keys', 'rotate', '--json');
  expect(exitCode).toBe(0);
  const { masterKeyId, retiredKeyFiles } = JSON.parse(stdout);
  const after = await readFile(join(home(), 'data', 'master.key'), 'utf8');
  expect(after).not.toBe(before);
  expect(await readFile(retiredKeyFiles[0], 'utf8')).toBe(before);
  expect(stdout).not.toContain(after.trim());
  const { stdout: text } = await run('keys', 'rotate');
  expect(text).toContain(`from ${masterKeyId}`);
  const service = await startServe([], { home: home() });
  expect((await service.stop('SIGTERM')).exitCode).toBe(0);
});
