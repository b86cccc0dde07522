import { BlobServiceClient, type ContainerClient } from '@azure/storage-blob';
import {
  type Azurite,
  byConnectionString,
  failureOf,
  makeContext,
  makeSasUri,
  startAzurite,
  startLake,
  type TestLake,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driver, DriverContext } from '../../contract/contract.ts';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { DEFAULT_LIMITS } from '../../contract/limits.ts';
import { driver as lakeDriver } from '../../drivers/adls-gen2.ts';
import { driver as blobDriver } from '../../drivers/azure-blob.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';

let azurite: Azurite;
let lake: TestLake;
let guard: DialGuard;

beforeAll(async () => {
  azurite = await startAzurite();
  lake = await startLake(azurite);
  guard = createDialGuard({ allowPrivate: true });
  const service = BlobServiceClient.fromConnectionString(azurite.connectionString);
  const container = service.getContainerClient('marked');
  await container.create();
  await putMarkers(container);
  const odd = service.getContainerClient('odd');
  await odd.create();
  for (const name of ODD_NAMES) await odd.getBlockBlobClient(name).upload('a,b\n1,2\n', 8);
});
afterAll(async () => {
  guard.close();
  await lake.close();
  await azurite.close();
});

/** @see https://hadoop.apache.org/docs/stable/hadoop-azure/wasb.html for `hdi_isfolder` */
async function putMarkers(container: ContainerClient): Promise<void> {
  const put = (name: string, metadata: Record<string, string> = {}, text = '') =>
    container.getBlockBlobClient(name).upload(text, text.length, { metadata });
  await put('empty/');
  await put('full/');
  await put('full/inside.csv', {}, 'a\n1\n');
  await put('hadoop', { hdi_isfolder: 'true' });
  await put('hadoop-notes.csv', {}, 'a\n1\n');
  await put('hadoop/inside.csv', {}, 'a\n1\n');
  await put('hollow', { Hdi_isfolder: 'True' });
  await put('plain', { note: 'hdi_isfolder' }, 'text');
}

const ODD_NAMES = [
  '100%.csv',
  '%2F.csv',
  'dots./file..csv',
  'trailing.',
  'a//b.csv',
  'tab\there.csv',
  'plus+and space.csv',
  '#?&=;.csv',
  'ä\u0308é☃😀.csv',
  '~$lock.csv',
];

const withKey = (): DriverContext =>
  makeContext({ guard, auth: byConnectionString(azurite.connectionString) });
const SOURCES: [string, Driver, () => DriverContext][] = [
  ['azure-blob', blobDriver, withKey],
  ['adls-gen2', lakeDriver, () => lake.contextOf()],
];

describe.each(SOURCES)('a folder marker in %s', (_name, driver, contextOf) => {
  const list = async (path: string, maxEntries = DEFAULT_LIMITS.maxEntries): Promise<string[]> => {
    const context = { ...contextOf(), limits: { ...DEFAULT_LIMITS, maxEntries } };
    const found: string[] = [];
    let after: string | undefined;
    do {
      const listing = await driver.list(context, path, after === undefined ? {} : { after });
      found.push(...listing.entries.map(({ type, path: place }) => `${type} ${place}`));
      after = listing.after;
    } while (after !== undefined);
    return found;
  };

  test.each([1, 2, 3, 1000])('is listed once, as a folder, in pages of %i', async (size) => {
    expect((await list('marked', size)).toSorted()).toEqual([
      'file marked/hadoop-notes.csv',
      'file marked/plain',
      'folder marked/empty/',
      'folder marked/full/',
      'folder marked/hadoop/',
      'folder marked/hollow/',
    ]);
  });

  test('can be listed, and an empty folder has no entries', async () => {
    expect(await list('marked/empty/')).toEqual([]);
    expect(await list('marked/hollow/')).toEqual([]);
    expect(await list('marked/full/')).toEqual(['file marked/full/inside.csv']);
    expect(await list('marked/hadoop/')).toEqual(['file marked/hadoop/inside.csv']);
  });

  test('is not reported for a file, or for a missing path', async () => {
    for (const path of ['marked/plain/', 'marked/nothing/', 'marked/hol/']) {
      expect(await failureOf(driver.list(contextOf(), path))).toMatchObject({ code: 'object-not-found' });
    }
  });

  test('is not previewed', async () => {
    expect(await failureOf(driver.preview(contextOf(), { path: 'marked/hollow' }))).toMatchObject({
      code: 'object-is-folder',
    });
  });
});

test('an empty folder can be listed with a signature that may only list', async () => {
  const sasUri = makeSasUri(azurite, { container: 'marked', permissions: 'l' });
  const context = makeContext({ guard, auth: { method: 'SasUri', params: { sasUri } } });
  expect(await blobDriver.list(context, 'marked/hollow/')).toEqual({ entries: [] });
});

test('a connection for an empty folder passes its check', async () => {
  const auth = byConnectionString(azurite.connectionString, { container: 'marked', folderPath: 'empty' });
  const stages = [];
  for await (const stage of blobDriver.check(makeContext({ guard, auth }))) stages.push(stage);
  expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
});

test('lists odd names folder by folder, and previews them', async () => {
  const context = withKey();
  const walk = async (folder: string): Promise<string[]> => {
    const { entries } = await blobDriver.list(context, folder);
    return (
      await Promise.all(entries.map(({ type, path }) => (type === 'folder' ? walk(path) : [path])))
    ).flat();
  };
  const found = await walk('odd/');
  expect(found.toSorted()).toEqual(ODD_NAMES.map((name) => `odd/${name}`).toSorted());
  for (const path of found) {
    const request = { path, file: { fileType: 'delimited' } } as const;
    expect((await blobDriver.preview(context, request)).rows).toHaveLength(1);
  }
});

test('metadata does not count toward the size of a page', async () => {
  const service = BlobServiceClient.fromConnectionString(azurite.connectionString);
  const container = service.getContainerClient('heavy');
  await container.create();
  const metadata = { Name: 'a', Blob: 'b', Metadata: 'c', filler: 'x'.repeat(7000) };
  const names = Array.from({ length: 450 }, (_, index) => `f${String(index).padStart(3, '0')}.csv`);
  for (const name of names) await container.getBlockBlobClient(name).upload('a', 1, { metadata });
  const { entries } = await blobDriver.list(withKey(), 'heavy');
  expect(entries.map(({ name }) => name)).toEqual(names);
}, 30_000);
