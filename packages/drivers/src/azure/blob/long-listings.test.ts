import { TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import {
  type Azurite,
  byConnectionString,
  failureOf,
  fillContainer,
  makeContext,
  startAzurite,
  startLake,
  type TestLake,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Driver, DriverContext, Entry } from '../../contract/contract.ts';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { DEFAULT_LIMITS } from '../../contract/limits.ts';
import { driver as lakeDriver } from '../../drivers/adls-gen2.ts';
import { driver as blobDriver } from '../../drivers/azure-blob.ts';
import { driver as tableDriver } from '../../drivers/azure-table-storage.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';

let azurite: Azurite;
let lake: TestLake;
let guard: DialGuard;

beforeAll(async () => {
  azurite = await startAzurite();
  lake = await startLake(azurite);
  guard = createDialGuard({ allowPrivate: true });
  await fillContainer(azurite, 'mixed', MIXED);
  const long = Array.from({ length: 1100 }, (_, index) => `d/f${String(index).padStart(4, '0')}.csv`);
  await fillContainer(azurite, 'long', long);
  const service = BlobServiceClient.fromConnectionString(azurite.connectionString);
  await Promise.all(CONTAINERS.map((name) => service.createContainer(name)));
  const tables = TableServiceClient.fromConnectionString(azurite.connectionString, {
    allowInsecureConnection: true,
  });
  for (const name of TABLES) await tables.createTable(name);
}, 60_000);
afterAll(async () => {
  guard.close();
  await lake.close();
  await azurite.close();
});

/** Folders and files alternate in the sort order. */
const MIXED = Array.from({ length: 23 }, (_, index) => {
  const name = `n${String(index).padStart(2, '0')}`;
  return index % 3 === 0 ? `${name}/inner.csv` : `${name}.csv`;
});
const CONTAINERS = Array.from({ length: 17 }, (_, index) => `box-${String(index).padStart(2, '0')}`);
const TABLES = Array.from({ length: 12 }, (_, index) => `table${String(index).padStart(2, '0')}`);

const withKey = (): DriverContext =>
  makeContext({ guard, auth: byConnectionString(azurite.connectionString) });

interface Walked {
  pages: readonly (readonly Entry[])[];
  paths: readonly string[];
}

async function walk(driver: Driver, context: DriverContext, path: string): Promise<Walked> {
  const pages: (readonly Entry[])[] = [];
  let after: string | undefined;
  do {
    const listing = await driver.list(context, path, after === undefined ? {} : { after });
    pages.push(listing.entries);
    after = listing.after;
  } while (after !== undefined);
  return { pages, paths: pages.flat().map((entry) => entry.path) };
}

function inPagesOf(maxEntries: number, context: DriverContext): DriverContext {
  return { ...context, limits: { ...DEFAULT_LIMITS, maxEntries } };
}

test('a folder of 1,100 blobs ends its first page with a cursor, and its second without one', async () => {
  const { pages, paths } = await walk(blobDriver, withKey(), 'long/d/');
  expect(pages.map(({ length }) => length)).toEqual([1000, 100]);
  expect(new Set(paths).size).toBe(1100);
});

test.each([1, 2, 3, 7, 23, 24])('in pages of %i, each entry appears exactly once', async (size) => {
  const wanted = MIXED.map((name) => `mixed/${name.replace(/inner\.csv$/, '')}`);
  for (const [driver, context] of [
    [blobDriver, withKey()],
    [lakeDriver, lake.contextOf()],
  ] as const) {
    const { pages, paths } = await walk(driver, inPagesOf(size, context), 'mixed/');
    expect(paths.toSorted()).toEqual(wanted.toSorted());
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(size);
  }
});

test('lists containers, filesystems and tables in pages too', async () => {
  const boxes = [...CONTAINERS, 'long', 'mixed'].map((name) => `${name}/`);
  expect((await walk(blobDriver, inPagesOf(5, withKey()), '')).paths).toEqual(boxes);
  expect((await walk(lakeDriver, inPagesOf(5, lake.contextOf()), '')).paths).toEqual(boxes);
  expect((await walk(tableDriver, inPagesOf(5, withKey()), '')).paths).toEqual(TABLES);
});

describe('a cursor', () => {
  test('of another path is refused', async () => {
    const context = inPagesOf(2, withKey());
    const { after = '' } = await blobDriver.list(context, 'mixed/');
    expect(await failureOf(blobDriver.list(context, 'long/d/', { after }))).toMatchObject({
      code: 'cursor-of-other-path',
      cause: expect.stringContaining('"mixed"'),
    });
  });

  test('continues the listing of its path with or without a slash before it', async () => {
    for (const [driver, context] of [
      [blobDriver, inPagesOf(2, withKey())],
      [lakeDriver, inPagesOf(2, lake.contextOf())],
    ] as const) {
      const { after = '' } = await driver.list(context, 'mixed');
      const { entries } = await driver.list(context, '/mixed/', { after });
      expect(entries).toEqual((await driver.list(context, 'mixed/', { after })).entries);
    }
  });

  test.each([
    ['azure-blob', blobDriver, withKey, 'mixed'],
    ['azure-blob', blobDriver, withKey, ''],
    ['azure-table-storage', tableDriver, withKey, ''],
    ['adls-gen2', lakeDriver, () => lake.contextOf(), 'mixed'],
  ])('of no listing is refused by %s', async (_name, driver, contextOf, path) => {
    expect(await failureOf(driver.list(contextOf(), path, { after: 'nonsense' }))).toMatchObject({
      code: 'cursor-invalid',
    });
  });
});
