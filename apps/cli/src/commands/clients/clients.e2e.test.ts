import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ENTER, runAtTerminal } from '../../testing/run-at-terminal.ts';
import { runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();
let service: RunningServe;
beforeAll(async () => {
  service = await startServe(['--log', 'json'], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
});

const run = (...args: string[]) => runCli(args, { home: home() });

async function create(...grants: string[]) {
  const { stdout, stderr } = await run('clients', 'create', '--name', 'Reader', ...grants, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { clientId: string; clientSecret: string; imsOrg: string; baseUrl: string };
}

test('creates a client with exactly the roles it was granted, once a profile refers to its secret', async () => {
  const { clientId, clientSecret, imsOrg, baseUrl } = await create('--grant', 'dev=viewer');
  const target = ['--base-url', baseUrl, '--ims-org', imsOrg, '--client-id', clientId];
  const secret = ['--client-secret', '${env:READER}', '--sandbox', 'dev'];
  await run('profiles', 'add', 'reader', ...target, ...secret);
  const asReader = (...args: string[]) =>
    runCli([...args, '--profile', 'reader'], { home: home(), environment: { READER: clientSecret } });

  expect(await asReader('connections', 'list', '--json')).toMatchObject({ exitCode: 0, stdout: '[]\n' });
  expect(await asReader('clients', 'list')).toMatchObject({ exitCode: 4, stdout: '' });
  expect(await asReader('audit', 'list')).toMatchObject({ exitCode: 4, stdout: '' });
  const { stdout } = await run('clients', 'list');
  expect(stdout).toMatch(new RegExp(`^${clientId} +Reader +dev=viewer`, 'm'));
  expect(stdout).not.toContain(clientSecret);
});

test('shows the secret once, with the command that stores a reference to it', async () => {
  const { exitCode, stdout } = await run(
    'clients',
    'create',
    '--name',
    'Two',
    '--grant',
    '*=viewer',
    '--grant',
    'dev=admin',
  );
  expect(exitCode).toBe(0);
  const secret = /^client secret +(\S{43})$/m.exec(stdout)?.[1] ?? 'none';
  expect(stdout.split(secret)).toHaveLength(2);
  expect(stdout).toContain('*=viewer, dev=admin');
  expect(stdout).toContain(`--client-secret '\${env:`);
});

test.each([
  ['dev', 'grant-invalid'],
  ['dev=owner', 'grant-invalid'],
  ['nowhere=viewer', 'FLOW-2100-404'],
])('refuses the grant %s and creates no client', async (grant, code) => {
  const { exitCode, stdout } = await run('clients', 'create', '--name', 'No', '--grant', grant, '--json');
  expect(exitCode).not.toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
});

test('revokes with --yes; without a terminal it names that flag', async () => {
  const { clientId } = await create('--grant', 'dev=viewer');
  const refused = await run('clients', 'revoke', clientId);
  expect(refused).toMatchObject({
    exitCode: 3,
    stdout: '',
    stderr: expect.stringContaining('--yes is missing'),
  });
  expect((await run('clients', 'revoke', clientId, '--yes')).stdout).toContain(`Revoked ${clientId}`);
  expect(await run('clients', 'revoke', clientId, '--yes')).toMatchObject({ exitCode: 5 });
  const { stdout } = await run('clients', 'list', '--json');
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({ clientId, revokedAt: expect.any(Number) }),
  );
});

test('asks for confirmation at a terminal, with the name of the client', async () => {
  const { clientId } = await create('--grant', 'dev=viewer');
  const terminal = runAtTerminal(['clients', 'revoke', clientId], { home: home() });
  await terminal.sees('Revoke "Reader"');
  terminal.types(`y${ENTER}`);
  expect(await terminal.ends()).toMatchObject({
    exitCode: 0,
    screen: expect.stringContaining(`Revoked ${clientId}`),
  });
});
