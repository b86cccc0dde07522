import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { type SftpServer, startSftpServer } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunResult, runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ACCOUNT = { userName: 'reader', password: 'right-password' };
const home = useTemporaryHome();
let servers: SftpServer[];
let front: { port: number; leadTo(port: number): void; close(): void };
let service: RunningServe;

beforeAll(async () => {
  servers = [await startSftpServer(ACCOUNT), await startSftpServer(ACCOUNT)];
  front = await startFront();
  service = await startServe([], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
  front.close();
  await Promise.all(servers.map((server) => server.close()));
});

test('pins host keys at the first test, refuses changed ones, trusts by fingerprint, and forgets them', async () => {
  const params = {
    host: '127.0.0.1',
    port: String(front.port),
    userName: 'reader',
    password: '${env:PASSWORD}',
  };
  const given = Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  const created = await run('create', 'sftp', '--name', 'Orders', '--auth', 'BasicAuthentication', ...given);
  expect(created).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await run('host-keys', 'Orders')).stdout).toMatch(/^No host key is pinned/);

  front.leadTo(servers[0]?.port ?? 0);
  expect((await run('test', 'Orders')).exitCode).toBe(0);
  const [first] = await pinned();
  expect(first).toMatchObject({ address: `127.0.0.1:${front.port}`, origin: 'first-use' });

  front.leadTo(servers[1]?.port ?? 0);
  const refused = await run('test', 'Orders');
  expect(refused.exitCode).toBe(7);
  expect(refused.stdout).toContain(first?.fingerprint);
  const shown =
    /the server shows \S+ (SHA256:[\w+/]{43})/.exec(refused.stdout.replaceAll(/\s+/g, ' '))?.[1] ?? '';
  expect(shown).not.toBe(first?.fingerprint);

  const trusted = await run('host-keys', 'Orders', '--trust', shown, '--type', 'ecdsa-sha2-nistp256');
  expect(trusted).toMatchObject({ exitCode: 0, stdout: `✓ Trusts ${shown} for 127.0.0.1:${front.port}.\n` });
  expect((await run('test', 'Orders')).exitCode).toBe(0);
  expect(await pinned()).toMatchObject([{ fingerprint: shown, origin: 'given' }]);

  const forgotten = await run('host-keys', 'Orders', '--forget');
  expect(forgotten).toMatchObject({ exitCode: 0, stdout: '✓ Forgot the host keys of "Orders".\n' });
  expect(await pinned()).toEqual([]);
});

test.each([
  { flags: ['--trust', 'SHA256:short'], says: 'SHA256' },
  { flags: ['--trust', `SHA256:${'A'.repeat(43)}`, '--forget'], says: '--forget' },
  { flags: ['--type', 'ssh-ed25519'], says: '--trust' },
])('refuses $flags as invalid usage', async ({ flags, says }) => {
  const { exitCode, stdout, stderr } = await run('host-keys', 'Orders', ...flags);
  expect(exitCode).not.toBe(0);
  expect(stdout).toBe('');
  expect(stderr).toContain(says);
});

async function pinned(): Promise<{ address: string; fingerprint: string; origin: string }[]> {
  return JSON.parse((await run('host-keys', 'Orders', '--json')).stdout);
}

async function run(...args: string[]): Promise<RunResult> {
  return await runCli(['connections', ...args], {
    home: home(),
    environment: { PASSWORD: ACCOUNT.password },
  });
}

/** One address with a replaceable server behind it, as when a machine is replaced. */
async function startFront() {
  let behind = 0;
  const server = createServer((socket) => {
    const onward = connect(behind, '127.0.0.1');
    for (const end of [socket, onward]) {
      end.on('error', () => {
        socket.destroy();
        onward.destroy();
      });
    }
    socket.pipe(onward).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    leadTo(port: number) {
      behind = port;
    },
    close: () => void server.close(),
  };
}
