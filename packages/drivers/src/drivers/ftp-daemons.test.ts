import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FtpDaemonName,
  makeContext,
  needsFtpDaemon,
  needsFtpDaemonWithTls,
  runCheck,
  startFtpDaemon,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckStage } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { toWire } from '../ftp/wire-name.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './ftp.ts';

let guard: DialGuard;

beforeAll(() => {
  guard = createDialGuard({ allowPrivate: true });
});

afterAll(() => guard.close());

/** Users of vsftpd are users of the system, so it serves the anonymous user here. */
const USERS: Readonly<Record<FtpDaemonName, string>> = {
  'pure-ftpd': 'reader',
  proftpd: 'reader',
  vsftpd: 'anonymous',
};
/** The last one is "Größe" in Latin-1: its bytes are not UTF-8, and each is one character in the path. */
const ODD_PATHS = ['/100%25.csv', '/a b+c#d?.csv', '/Größe 例.csv', '/"quoted".csv', '/Gr\uF7F6\uF7DFe.csv'];

const DAEMONS = Object.entries(USERS) as [FtpDaemonName, string][];

for (const [name, userName] of DAEMONS) {
  describe(`${name} of Debian`, needsFtpDaemon(name), () => testDaemon(name, userName));
}

function testDaemon(name: FtpDaemonName, userName: string): void {
  test('lists and previews', async () => {
    const server = await startFtpDaemon(name);
    await fill(server.directory);
    const context = contextOf(server, { userName });
    const { entries } = await driver.list(context, '');
    expect(entries.map(({ path }) => path)).toEqual(['/daily/', '/orders.csv', ...ODD_PATHS].sort());
    expect(entries.map((entry) => entry.name)).toContain('Gr\uFFFD\uFFFDe.csv');
    for (const path of ODD_PATHS) {
      expect(await driver.preview(context, { path }), path).toMatchObject({ rows: [{ id: '8' }] });
    }
    expect(await driver.preview(context, { path: '/orders.csv' })).toMatchObject({ rows: [{ id: '7' }] });
    await server.close();
  });

  // vsftpd checks passwords by PAM, which belongs to the system.
  const itself = name === 'vsftpd' ? [] : [name];
  test.each(itself)('%s refuses a wrong password with the code for a wrong password', async () => {
    const server = await startFtpDaemon(name);
    expect(await lastStage(server, { userName, password: 'wrong-password' })).toMatchObject({
      name: 'authenticate',
      failure: { code: 'password-wrong' },
    });
    await server.close();
  });

  test('that demands TLS is reported with that cause', needsFtpDaemonWithTls(name), async () => {
    const server = await startFtpDaemon(name, { requiresTls: true });
    // For the anonymous user of vsftpd, one setting refuses the data connection (522), the other the login (530).
    for (const user of new Set([userName, 'reader'])) {
      expect(await lastStage(server, { userName: user })).toMatchObject({
        name: 'authenticate',
        failure: { code: 'encryption-required', cause: expect.stringContaining('FTPS') },
      });
    }
    await server.close();
  });
}

async function fill(directory: string): Promise<void> {
  await mkdir(join(directory, 'daily'));
  await writeFile(join(directory, 'orders.csv'), 'id\n7\n');
  const odd = ODD_PATHS.map((path) => Buffer.from(toWire(path), 'latin1'));
  for (const path of odd) {
    const file = Buffer.concat([Buffer.from(directory), path]);
    await writeFile(file, 'id\n8\n');
    await chmod(file, 0o644);
  }
  await Promise.all(['daily', 'orders.csv'].map((name) => chmod(join(directory, name), 0o755)));
}

function contextOf({ host, port }: { host: string; port: number }, params: Record<string, unknown>) {
  const auth = {
    method: 'BasicAuthentication',
    params: { host, port, password: 'right-password', ...params },
  };
  return makeContext({ guard, auth });
}

async function lastStage(
  server: { host: string; port: number },
  params: Record<string, unknown>,
): Promise<CheckStage | undefined> {
  return (await runCheck(driver, contextOf(server, params))).at(-1);
}
