import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type FtpServer,
  failureOf,
  makeContext,
  makeOrders,
  makeSampleFiles,
  runCheck,
  startFtpServer,
  startServer,
  toCsv,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverAuth } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './ftp.ts';

const ACCOUNT = { userName: 'reader', password: 'right-password' };

testDriver('ftp', async () => {
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

let server: FtpServer;
let guard: DialGuard;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startSeededServer();
});

afterAll(async () => {
  guard.close();
  await server.close();
});

const context = () => makeContext({ guard, auth: byPassword(server) });

test('lists folders, and reads files of every format in them', async () => {
  expect((await driver.list(context(), '/daily/')).entries.map(({ path }) => path).sort()).toEqual([
    '/daily/2026-01-01.csv',
    '/daily/2026-01-02.csv',
    '/daily/archive/',
  ]);
  expect((await driver.preview(context(), { path: '/daily/2026-01-01.csv' })).rows).toHaveLength(4);
  expect(await driver.preview(context(), { path: '/sales.parquet' })).toMatchObject({
    file: { fileType: 'parquet' },
  });
});

test('reports a missing folder instead of an empty one', async () => {
  expect(await failureOf(driver.list(context(), '/no-such-folder'))).toMatchObject({
    code: 'object-not-found',
  });
});

test.each(['/orders.csv\r\nDELE /orders.csv', '/daily/../orders.csv'])(
  'does not send the path %j',
  async (path) => {
    expect((await failureOf(driver.preview(context(), { path }))).code).toMatch(
      /^(name-not-sendable|path-outside-connection)$/,
    );
    expect((await driver.preview(context(), { path: '/orders.csv' })).rows).toHaveLength(48);
  },
);

test.each([
  [{ host: 'ftp://127.0.0.1' }, 'host-unreadable'],
  [{ userName: 'reader\r\nPASS x' }, 'login-unreadable'],
  [{ host: 'ftps://ftp.contoso.example' }, 'ftps-unsupported'],
  [{ port: 990 }, 'ftps-unsupported'],
])('refuses %j before anything is sent', async (params, code) => {
  const stages = await runCheck(driver, makeContext({ guard, auth: byPassword(server, params) }));
  expect(stages.at(-1)).toMatchObject({ name: 'parse', failure: { code } });
});

/** Replies of servers to each command; the test server sends few of them. */
test.each([
  [{ GREET: '421 Too many users' }, 'authenticate', 'source-busy'],
  [{ USER: '530 Non-anonymous sessions must use encryption.' }, 'authenticate', 'encryption-required'],
  [{ EPSV: '229 (|||1|)' }, 'authorise', 'data-connection-failed'],
  [{ EPSV: '500 What?', PASV: '227 Passive (169,254,169,254,0,1)' }, 'authorise', 'data-connection-failed'],
  [{ CWD: '550 No such folder' }, 'list', 'object-not-found'],
  [{ PWD: '451 Disk on fire' }, 'list', 'source-failed'],
])('a server that replies %j fails at %s with %s', async (replies: Record<string, string>, name, code) => {
  const usual: Record<string, string> = {
    USER: '331 Password?',
    PASS: '230 Welcome',
    PWD: '257 "/"',
    CWD: '250 Done',
  };
  const stub = await startServer((socket) => {
    socket.write(`${replies.GREET ?? '220 Hello'}\r\n`);
    socket.on('data', (line) => {
      const command = String(line).slice(0, 4).trim();
      socket.write(`${replies[command] ?? usual[command] ?? '200 Fine'}\r\n`);
    });
  });
  const stages = await runCheck(driver, makeContext({ guard, auth: byPassword(stub) }));
  expect(stages.at(-1)).toMatchObject({ name, failure: { code } });
  await stub.close();
});

async function startSeededServer(): Promise<FtpServer> {
  const started = await startFtpServer(ACCOUNT);
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
