import { createHash } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  failureOf,
  makeContext,
  makeOrders,
  makeSampleFiles,
  runCheck,
  type SftpServer,
  type SftpServerOptions,
  startSftpServer,
  toCsv,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverAuth, DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './sftp.ts';

const ACCOUNT = { userName: 'reader', password: 'right-password' };

testDriver('sftp', async () => {
  const server = await startSeededServer();
  const rows = toCsv(makeOrders(10_000));
  await writeFile(join(server.directory, 'large.csv'), rows.repeat(Math.ceil(50_000_000 / rows.length)));
  return {
    driver,
    address: server,
    authAt: (address) => byPassword(address),
    wrongSecret: byPassword(server, { password: 'wrong-password' }),
    secrets: ['right-password', 'wrong-password'],
    stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
    folder: '',
    object: '/orders.csv',
    largeObject: { path: '/large.csv', maxBytes: 1024 * 1024 },
    missing: '/nothing.csv',
    close: server.close,
  };
});

const keys = ssh2.utils.generateKeyPairSync('ecdsa', {
  bits: 256,
  passphrase: 'key-passphrase',
  cipher: 'aes256-ctr',
  rounds: 4,
});
let server: SftpServer;
let guard: DialGuard;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startSeededServer({ publicKey: keys.public, forbidden: ['/secret', '/secret.csv'] });
  await symlink('orders.csv', join(server.directory, 'link.csv'));
  await symlink('gone.csv', join(server.directory, 'broken.csv'));
});

afterAll(async () => {
  guard.close();
  await server.close();
});

describe('a private key', () => {
  const privateKeyContent = Buffer.from(keys.private).toString('base64');

  test('that the server knows signs in, and the fingerprint of the server shows', async () => {
    const stages = await runCheck(driver, byKey({ privateKeyContent, passPhrase: 'key-passphrase' }));
    const fingerprint = createHash('sha256').update(server.hostKey).digest('base64').replace(/=+$/, '');
    expect(stages.map(({ outcome }) => outcome)).toEqual(Array(6).fill('passed'));
    expect(stages.find(({ name }) => name === 'authenticate')?.detail).toBe(
      `key accepted; host key ecdsa-sha2-nistp256 SHA256:${fingerprint} (not pinned)`,
    );
  });

  const other = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
  test.each([
    ['of another is refused', { privateKeyContent: toBase64(other.private) }, 'authenticate', 'key-refused'],
    ['without its passphrase', { privateKeyContent }, 'parse', 'passphrase-missing'],
    ['with a wrong passphrase', { privateKeyContent, passPhrase: 'other' }, 'parse', 'passphrase-wrong'],
    ['that is not encoded', { privateKeyContent: keys.private }, 'parse', 'private-key-not-encoded'],
    ['that is none', { privateKeyContent: toBase64('hello') }, 'parse', 'private-key-unreadable'],
    [
      'that is cut off',
      { privateKeyContent: toBase64(other.private.slice(0, 120)) },
      'parse',
      'private-key-unreadable',
    ],
  ])('%s', async (_what, params, name, code) => {
    const stages = await runCheck(driver, byKey(params));
    expect(stages.at(-1)).toMatchObject({ name, failure: { code } });
    expect(JSON.stringify(stages)).not.toContain(params.privateKeyContent);
  });
});

test('distinguishes a user without SFTP from a server without passwords', async () => {
  const shell = await startSftpServer({ ...ACCOUNT, offersSftp: false });
  expect((await runCheck(driver, contextOf(shell))).at(-1)).toMatchObject({
    name: 'authorise',
    failure: { code: 'sftp-not-offered' },
  });
  const keyOnAccountWithoutKeys = byKey(
    { privateKeyContent: toBase64(ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private) },
    shell,
  );
  expect((await runCheck(driver, keyOnAccountWithoutKeys)).at(-1)).toMatchObject({
    name: 'authenticate',
    failure: { code: 'auth-method-not-offered', cause: expect.stringContaining('password') },
  });
  await shell.close();
});

test('what may not be read is a matter of permissions', async () => {
  const code = 'access-denied';
  expect((await runCheck(driver, contextOf(server, { folderPath: '/secret' }))).at(-1)).toMatchObject({
    name: 'authorise',
    failure: { code },
  });
  expect(await failureOf(driver.preview(contextOf(server), { path: '/secret.csv' }))).toMatchObject({ code });
});

test('links are listed as what they lead to, and left out when they lead nowhere', async () => {
  const names = (await driver.list(contextOf(server), '')).entries.map(({ name }) => name);
  expect(names).toContain('link.csv');
  expect(names).not.toContain('broken.csv');
});

test('a server that serves one part at a time is read in one piece', async () => {
  const context = contextOf(server, { disableChunking: true });
  expect((await driver.preview(context, { path: '/orders.csv' })).rows).toHaveLength(48);
});

describe('a connection for one folder', () => {
  const folder = () => contextOf(server, { folderPath: 'daily/' });

  test('starts there', async () => {
    expect((await runCheck(driver, folder())).at(-1)).toMatchObject({ detail: 'entries seen in /daily: 3' });
    expect((await driver.list(folder(), '')).entries.map(({ path }) => path).sort()).toEqual([
      '/daily/2026-01-01.csv',
      '/daily/2026-01-02.csv',
      '/daily/archive/',
    ]);
  });

  test.each(['/orders.csv', '/daily/../orders.csv', '/dailyother/x.csv'])(
    'does not read %s',
    async (path) => {
      expect(await failureOf(driver.preview(folder(), { path }))).toMatchObject({
        code: 'path-outside-connection',
      });
    },
  );

  test('that does not exist fails at list', async () => {
    expect(
      (await runCheck(driver, contextOf(server, { folderPath: '/no-such-folder' }))).at(-1),
    ).toMatchObject({
      name: 'list',
      failure: { code: 'object-not-found', cause: expect.stringContaining('/no-such-folder') },
    });
  });
});

test('a folder is not a file, nor a file a folder', async () => {
  expect(await failureOf(driver.preview(contextOf(server), { path: '/daily/' }))).toMatchObject({
    code: 'object-not-found',
  });
  expect(await failureOf(driver.list(contextOf(server), '/orders.csv'))).toMatchObject({
    code: 'object-not-found',
  });
});

// Of a failure this process would hang, and the test with it.
test('a server that takes packets of no bytes is not waited on', async () => {
  const odd = await startSeededServer({ claimedPacketSize: 0 });
  expect((await runCheck(driver, contextOf(odd))).at(-1)).toMatchObject({
    name: 'authenticate',
    outcome: 'failed',
    failure: { code: 'not-ssh' },
  });
  await odd.close();
  const small = await startSeededServer({ claimedPacketSize: 4096 });
  expect((await runCheck(driver, contextOf(small))).at(-1)).toMatchObject({
    name: 'list',
    outcome: 'passed',
  });
  await small.close();
});

async function startSeededServer(options: Partial<SftpServerOptions> = {}): Promise<SftpServer> {
  const started = await startSftpServer({ ...ACCOUNT, ...options });
  for (const [path, content] of Object.entries(makeSampleFiles())) {
    const file = join(started.directory, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return started;
}

function byPassword(
  { host, port }: { host: string; port: number },
  params: Record<string, unknown> = {},
): DriverAuth {
  return { method: 'BasicAuthentication', params: { host, port, ...ACCOUNT, ...params } };
}

function contextOf(at: SftpServer, params: Record<string, unknown> = {}): DriverContext {
  return makeContext({ guard, auth: byPassword(at, params) });
}

function byKey(params: Record<string, unknown>, { host, port } = server): DriverContext {
  return makeContext({
    guard,
    auth: { method: 'SshPrivateKey', params: { host, port, userName: 'reader', ...params } },
  });
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
