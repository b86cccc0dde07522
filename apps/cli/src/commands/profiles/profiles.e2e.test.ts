import { expect, test, vi } from 'vitest';
import { runCli } from '../../testing/run-cli.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();

async function run(...args: string[]) {
  return await runCli(['profiles', ...args], { home: home() });
}

const STAGE = ['stage', '--ims-org', 'ABC@AdobeOrg', '--client-id', 'client', '--sandbox', 'dev'];

test('adds a profile, uses it, shows it without its secrets, and removes it', async () => {
  const added = await run('add', ...STAGE, '--client-secret', '${env:AEP_SECRET}');
  expect(added).toMatchObject({ exitCode: 0, stderr: '' });
  await run('use', 'stage');
  const { stdout } = await run('show', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ name: 'stage', isCurrent: true, sandbox: 'dev' });
  expect(stdout).not.toContain('AEP_SECRET');
  expect((await run('list')).stdout).toMatch(/^\* +stage +https:/m);
  expect((await run('remove', 'stage')).exitCode).toBe(0);
  expect((await run('show', 'stage')).exitCode).toBe(5);
});

test('refuses a secret in clear, and does not repeat it', async () => {
  const { exitCode, stdout, stderr } = await run('add', ...STAGE, '--client-secret', 'hunter2hunter2');
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).not.toContain('hunter2');
});
