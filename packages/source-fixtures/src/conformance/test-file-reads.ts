import { randomBytes } from 'node:crypto';
import type {
  Driver,
  DriverAuth,
  DriverContext,
  FileEntry,
  FileSelection,
  ReadLimits,
} from '@headwater/drivers';
import { describe, expect, test } from 'vitest';
import { type LoopbackServer, startCountingProxy, startFlakyProxy } from '../network/loopback-server.ts';
import { failureOf } from './driver-context.ts';

/** A folder of the source that tests write to. */
export interface WritableFiles {
  /** Path of the folder, empty at the start. */
  folder: string;
  /** Creates or replaces a file, with its folders. */
  write(name: string, bytes: Buffer): Promise<void>;
  remove(name: string): Promise<void>;
}

interface FileReadsFixture {
  driver: Driver;
  address: { host: string; port: number };
  authAt(address: { host: string; port: number }): DriverAuth;
  object: string;
  folder: string;
  files?: WritableFiles;
}

interface OpenFixture {
  fixture: FileReadsFixture;
  contextOf(given?: Partial<DriverContext> & { bounds?: Partial<ReadLimits> }): DriverContext;
}

type Files = Required<Pick<Driver, 'listFiles' | 'openFile'>> & WritableFiles;

const SHORT_MS = 500;
const MEGABYTE = 1024 * 1024;

/** The reads of files for runs, each of which a hostile server must fail. A driver without them lists its folder. */
export const FILE_READS: readonly ((
  fixture: FileReadsFixture,
  context: DriverContext,
) => Promise<unknown>)[] = [
  async ({ driver, folder }, context) =>
    driver.listFiles === undefined
      ? await driver.list(context, folder)
      : await collect(driver.listFiles(context, { path: folder })),
  async ({ driver, object, folder }, context) =>
    driver.openFile === undefined
      ? await driver.list(context, folder)
      : await collect(driver.openFile(context, { path: object, size: 1, modifiedAt: 0 })),
];

/** Tests the reads of files for runs, against a real source and against connections that fail. */
export function testFileReads(open: () => OpenFixture): void {
  describe('reads of files for runs', () => {
    function openFiles(): Files {
      const { driver, files } = open().fixture;
      const { listFiles, openFile } = driver;
      if (listFiles === undefined || openFile === undefined || files === undefined)
        throw new Error('The driver reads no files, or its fixture has no place for them.');
      return { ...files, listFiles, openFile };
    }

    async function namesOf({ listFiles, folder }: Files, selection: FileSelection): Promise<string[]> {
      const context = open().contextOf({ bounds: { maxEntries: 2 } });
      const found = await collect(listFiles(context, { ...selection, path: `${folder}/${selection.path}` }));
      return found.map(({ path }) => path.slice(folder.length + 1)).toSorted();
    }

    async function addFile(files: Files, name: string, bytes: Buffer): Promise<FileEntry> {
      await files.write(name, bytes);
      const [file, ...others] = await collect(
        files.listFiles(open().contextOf(), { path: `${files.folder}/${name}` }),
      );
      if (file === undefined || others.length > 0) throw new Error(`${name} is not one file.`);
      return file;
    }

    async function readThrough(files: Files, proxy: LoopbackServer, file: FileEntry) {
      const auth = open().fixture.authAt(proxy);
      const context = open().contextOf({ auth, bounds: { timeoutMs: SHORT_MS } });
      return Buffer.concat(await collect(files.openFile(context, file)));
    }

    test('selections find files, folders, subfolders and patterns on all pages', async () => {
      const files = openFiles();
      const names = ['a.csv', 'b.csv', 'c.txt', 'ab.csv.gz', 'deep/a.csv', 'deep/er/d.csv', 'a.csv.d/x.csv'];
      for (const name of names) await files.write(`tree/${name}`, Buffer.from(name));
      const found = async (path: string, recursive = false) =>
        (await namesOf(files, { path, recursive })).map((name) => name.slice('tree/'.length));
      const top = ['a.csv', 'ab.csv.gz', 'b.csv', 'c.txt'];
      expect(await found('tree')).toEqual(top);
      expect(await found('tree/')).toEqual(top);
      expect(await found('tree', true)).toEqual(names.toSorted());
      expect(await found('tree/a.csv')).toEqual(['a.csv']);
      expect(await found('tree/a.csv', true)).toEqual(['a.csv']);
      expect(await found('tree/deep')).toEqual(['deep/a.csv']);
      expect(await found('tree/*.csv')).toEqual(['a.csv', 'b.csv']);
      expect(await found('tree/a*csv*')).toEqual(['a.csv', 'ab.csv.gz']);
      expect(await found('tree/a*.csv', true)).toEqual(['a.csv', 'deep/a.csv']);
      expect(await found('tree/*z.csv')).toEqual([]);
      expect(await found('tree/*', true)).toEqual(names.toSorted());
    });

    test('a missing file, a missing folder and a pattern for folders are errors', async () => {
      const files = openFiles();
      await files.write('some/file.csv', Buffer.from('a'));
      const codeOf = async (path: string) =>
        (await failureOf(collect(files.listFiles(open().contextOf(), { path: `${files.folder}/${path}` }))))
          .code;
      expect(await codeOf('some/fil')).toBe('object-not-found');
      expect(await codeOf('none/')).toBe('object-not-found');
      expect(await codeOf('none/*.csv')).toBe('object-not-found');
      expect(await codeOf('so*/file.csv')).toBe('file-pattern-invalid');
    });

    test.for([0, 1, 9 * MEGABYTE + 3])('a file of %i bytes is read exactly', async (size) => {
      const files = openFiles();
      const bytes = randomBytes(size);
      const before = Date.now();
      const file = await addFile(files, `exact-${size}.bin`, bytes);
      expect(file.size).toBe(size);
      expect(Math.abs(file.modifiedAt - before)).toBeLessThan(60_000);
      const read = Buffer.concat(await collect(files.openFile(open().contextOf(), file)));
      expect(read.equals(bytes)).toBe(true);
    });

    test('a file that was replaced or removed after it was listed is refused', async () => {
      const files = openFiles();
      const file = await addFile(files, 'listed.csv', Buffer.from('one'));
      const readAgain = () => failureOf(collect(files.openFile(open().contextOf(), file)));
      await files.write('listed.csv', Buffer.from('longer'));
      expect(await readAgain()).toMatchObject({
        code: 'object-changed',
        cause: expect.stringContaining(file.path),
      });
      await files.remove('listed.csv');
      expect(await readAgain()).toMatchObject({ code: 'object-not-found' });
    });

    test('a file that is replaced while it is read is refused', async ({ skip }) => {
      const files = openFiles();
      const file = await addFile(files, 'replaced.bin', randomBytes(9 * MEGABYTE));
      if (file.etag === undefined) skip('The source does not identify versions.');
      const reading = files.openFile(open().contextOf(), file);
      expect((await reading.next()).done).toBe(false);
      await files.write('replaced.bin', randomBytes(9 * MEGABYTE));
      expect((await failureOf(collect(reading))).code).toBe('object-changed');
    });

    test('a caller that stops taking bytes stops the source', async () => {
      const files = openFiles();
      const file = await addFile(files, 'patient.bin', randomBytes(30 * MEGABYTE));
      const proxy = await startCountingProxy(open().fixture.address);
      const reading = files.openFile(open().contextOf({ auth: open().fixture.authAt(proxy) }), file);
      await reading.next();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(proxy.bytesReceived()).toBeLessThan(12 * MEGABYTE);
      await reading.return();
      await proxy.close();
    });

    test('a connection that breaks, stalls or is canceled fails the read with its cause', async () => {
      const files = openFiles();
      const file = await addFile(files, 'flaky.bin', randomBytes(9 * MEGABYTE));
      const { address } = open().fixture;
      const breaking = await startFlakyProxy(address, { after: 6 * MEGABYTE, behavior: 'break' });
      expect((await failureOf(readThrough(files, breaking, file))).code).toBe('connection-closed');
      await breaking.close();
      const stalling = await startFlakyProxy(address, { after: 6 * MEGABYTE, behavior: 'stall' });
      expect((await failureOf(readThrough(files, stalling, file))).code).toBe('source-idle');
      await stalling.close();
      const waiting = await startFlakyProxy(address, { after: 6 * MEGABYTE, behavior: 'stall' });
      const cancel = new AbortController();
      const auth = open().fixture.authAt(waiting);
      const reading = failureOf(
        collect(files.openFile(open().contextOf({ auth, signal: cancel.signal }), file)),
      );
      await expect.poll(waiting.stalledConnections, { timeout: 10_000 }).toBe(1);
      cancel.abort();
      expect((await reading).code).toBe('cancelled');
      await expect.poll(waiting.stalledConnections, { timeout: 5000 }).toBe(0);
      await waiting.close();
    });

    test('a slow source may take longer than the time limit', async () => {
      const files = openFiles();
      const bytes = randomBytes(MEGABYTE);
      const file = await addFile(files, 'slow.bin', bytes);
      const proxy = await startFlakyProxy(open().fixture.address, { after: 0, behavior: 'slow' });
      const started = performance.now();
      expect((await readThrough(files, proxy, file)).equals(bytes)).toBe(true);
      expect(performance.now() - started).toBeGreaterThan(SHORT_MS);
      await proxy.close();
    });
  });
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
