import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  failureOf,
  makeContext,
  runCheck,
  startFtpServer,
  startSftpServer,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driver, DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { writeCursor } from '../listings/listing-cursor.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver as ftp } from './ftp.ts';
import { driver as sftp } from './sftp.ts';

const ACCOUNT = { userName: 'reader', password: 'right-password' };
const NAMES = Array.from({ length: 2300 }, (_, index) => `part-${String(index).padStart(5, '0')}.csv`);

const SERVERS = {
  ftp: { driver: ftp, start: startFtpServer },
  sftp: { driver: sftp, start: startSftpServer },
};

describe.each(Object.entries(SERVERS))(
  'a folder of 2,300 files and a folder, by %s',
  (_name, { driver, start }) => {
    let guard: DialGuard;
    let server: Awaited<ReturnType<typeof start>>;

    beforeAll(async () => {
      guard = createDialGuard({ allowPrivate: true });
      server = await start(ACCOUNT);
      await mkdir(join(server.directory, 'many', 'archive'), { recursive: true });
      for (const name of NAMES) await writeFile(join(server.directory, 'many', name), '');
    });

    afterAll(async () => {
      guard.close();
      await server.close();
    });

    const context = () => {
      const { host, port } = server;
      return makeContext({
        guard,
        auth: { method: 'BasicAuthentication', params: { host, port, ...ACCOUNT } },
      });
    };

    test('is listed in pages to its end, each entry once and in one order', async () => {
      const pages = await listAll(driver, context(), '/many');
      expect(pages.map(({ length }) => length)).toEqual([1000, 1000, 301]);
      expect(pages.flat()).toEqual(['/many/archive/', ...NAMES.map((name) => `/many/${name}`)]);
    });

    test('continues after the last entry, even if it no longer exists', async () => {
      const after = writeCursor('/many', 'part-02297.csv.gone');
      const { entries } = await driver.list(context(), '/many/', { after });
      expect(entries.map(({ name }) => name)).toEqual(['part-02298.csv', 'part-02299.csv']);
    });

    test.each([
      ['made up', 'cursor-invalid'],
      [writeCursor('/other', 'part-00001.csv'), 'cursor-of-other-path'],
    ])('refuses the cursor %j', async (after, code) => {
      expect(await failureOf(driver.list(context(), '/many', { after }))).toMatchObject({ code });
    });
  },
);

test('a check reports that more entries follow than it lists', async () => {
  const guard = createDialGuard({ allowPrivate: true });
  for (const { driver, start } of Object.values(SERVERS)) {
    const { host, port, directory, close } = await start(ACCOUNT);
    for (const name of NAMES.slice(0, 4)) await writeFile(join(directory, name), '');
    const auth = { method: 'BasicAuthentication', params: { host, port, ...ACCOUNT } };
    const context = makeContext({ guard, auth });
    const limits = { ...context.limits, maxEntries: 3 };
    expect((await runCheck(driver, { ...context, limits })).at(-1)?.detail).toMatch(/: 3, and more follow$/);
    await close();
  }
  guard.close();
});

async function listAll(driver: Driver, context: DriverContext, path: string): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await driver.list(context, path, after === undefined ? {} : { after });
    pages.push(page.entries.map((entry) => entry.path));
    after = page.after;
  } while (after !== undefined);
  return pages;
}
