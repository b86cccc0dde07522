import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  failureOf,
  makeContext,
  runCheck,
  type SftpServer,
  type SftpServerOptions,
  startServer,
  startSftpServer,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './sftp.ts';

const ACCOUNT = { userName: 'reader', password: 'right-password' };

let guard: DialGuard;

beforeAll(() => {
  guard = createDialGuard({ allowPrivate: true });
});

afterAll(() => guard.close());

test('lists each name that is not UTF-8, and explains why such a file cannot be requested', async () => {
  const server = await startSftpServer(ACCOUNT);
  for (const byte of [0xe8, 0xe9]) {
    const name = Buffer.concat([
      Buffer.from(`${server.directory}/caf`),
      Buffer.from([byte]),
      Buffer.from('.csv'),
    ]);
    await writeFile(name, 'id\n7\n');
  }
  await writeFile(join(server.directory, 'caf\u00E9.csv'), 'id\n7\n');
  expect(await listed(server)).toEqual(['file caf\u00E9.csv', 'file caf\uFFFD.csv', 'file caf\uFFFD.csv']);
  for (const operate of [driver.describe, driver.preview]) {
    expect(await failureOf(operate(contextOf(server), { path: '/caf\uFFFD.csv' }))).toMatchObject({
      code: 'name-not-utf8',
    });
  }
  expect(await driver.preview(contextOf(server), { path: '/caf\u00E9.csv' })).toMatchObject({
    rows: [{ id: '7' }],
  });
  expect(await failureOf(driver.preview(contextOf(server), { path: '/none.csv' }))).toMatchObject({
    code: 'object-not-found',
  });
  await server.close();
});

/** @see https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02 sections 5 and 7: every attribute may be absent */
describe('entries whose attributes lack permissions and type', () => {
  test.each([
    ['are classified by their long name', { entries: 'long-name-only' }],
    ['are requested one by one if the long name shows no type', { entries: 'name-only' }],
  ] as const)('%s', async (_what, options) => {
    const server = await startWithFiles(options);
    expect(await listed(server)).toEqual(['file link.csv', 'file notes', 'file orders.csv', 'folder daily/']);
    await server.close();
  });

  test('are listed if their type is unknown, and their files can still be read', async () => {
    const server = await startWithFiles({ entries: 'name-only', hidesTypes: true });
    expect(await listed(server)).toEqual(expect.arrayContaining(['file orders.csv', 'folder daily/']));
    expect((await listed(server)).join()).toContain('notes');
    expect(await driver.preview(contextOf(server), { path: '/orders.csv' })).toMatchObject({
      rows: [{ id: '7' }],
    });
    await server.close();
  });
});

/** @see https://datatracker.ietf.org/doc/html/rfc4256 */
describe('a server that asks by keyboard-interactive', () => {
  test.each([
    ['the one password', [['Password: ']], undefined],
    ['the one password in another language', [['Passwort für reader: ']], undefined],
    ['nothing, and then the one password', [[], ['Password: ']], undefined],
    ['a code', [['Verification code: ']], 'second-factor-required'],
    ['a password and a code', [['Password: ', 'One-time code: ']], 'second-factor-required'],
    ['a password and then another thing', [['Password: '], ['Password again: ']], 'second-factor-required'],
  ])('for %s', async (_what, prompts, code) => {
    const server = await startWithFiles({ prompts });
    const last = (await runCheck(driver, contextOf(server))).at(-1);
    if (code === undefined) expect(last).toMatchObject({ name: 'list', outcome: 'passed' });
    else expect(last).toMatchObject({ name: 'authenticate', failure: { code } });
    await server.close();
  });

  test('refuses a wrong password', async () => {
    const server = await startWithFiles({ prompts: [['Password: ']] });
    const wrong = contextOf(server, { password: 'wrong-password' });
    expect((await runCheck(driver, wrong)).at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'password-refused' },
    });
    await server.close();
  });
});

test.each([
  ['220 ProFTPD Server (Debian) [127.0.0.1]\r\n', 'an FTP server', '220 ProFTPD Server'],
  ['220-Welcome to Pure-FTPd\r\n220 Go on\r\n', 'an FTP server', '220-Welcome to Pure-FTPd'],
  ['220 mail.contoso.example ESMTP ready\r\n', 'a mail server', 'ESMTP'],
  ['HTTP/1.1 400 Bad Request\r\n\r\n', 'a web server', 'HTTP/1.1 400'],
])('a port that greets with %j is named by its greeting, at once', async (greeting, protocol, quoted) => {
  const stub = await startServer((socket) => void socket.write(greeting));
  const began = performance.now();
  const stages = await runCheck(driver, contextOf(stub));
  expect(performance.now() - began).toBeLessThan(5000);
  const cause = stages.at(-1)?.failure?.cause;
  expect(stages.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'not-ssh' } });
  expect(cause).toContain(protocol);
  expect(cause).toContain(quoted);
  expect(await failureOf(driver.preview(contextOf(stub), { path: '/x.csv' }))).toMatchObject({
    code: 'not-ssh',
  });
  await stub.close();
});

async function startWithFiles(options: Partial<SftpServerOptions>): Promise<SftpServer> {
  const server = await startSftpServer({ ...ACCOUNT, ...options });
  await mkdir(join(server.directory, 'daily'));
  await writeFile(join(server.directory, 'orders.csv'), 'id\n7\n');
  await writeFile(join(server.directory, 'notes'), 'none');
  await symlink('orders.csv', join(server.directory, 'link.csv'));
  return server;
}

async function listed(server: SftpServer): Promise<string[]> {
  const { entries } = await driver.list(contextOf(server), '');
  return entries.map(({ type, path }) => `${type} ${path.slice(1)}`).sort();
}

function contextOf({ host, port }: { host: string; port: number }, params: Record<string, unknown> = {}) {
  const auth = { method: 'BasicAuthentication', params: { host, port, ...ACCOUNT, ...params } };
  return makeContext({ guard, auth });
}
