import { inspect } from 'node:util';
import { BlobServiceClient } from '@azure/storage-blob';
import {
  type Azurite,
  failureOf,
  LAPSED,
  READER,
  runCheck,
  STRANGER,
  seedSamples,
  startAzurite,
  startLake,
  type TestLake,
} from '@headwater/source-fixtures';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { driver } from '../../drivers/adls-gen2.ts';

/** All characters that addresses reserve. */
const ODD_NAME = 'odd/50% & naïve + #1?.csv';
const ODD_FOLDER = 'odd/a b+c%2B&é#?';

let azurite: Azurite;
let lake: TestLake;
const others: TestLake[] = [];

beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
    'landing',
  );
  for (const name of [ODD_NAME, `${ODD_FOLDER}/x.csv`]) {
    await container.getBlockBlobClient(name).uploadData(Buffer.from('a,b\n1,2\n'));
  }
  lake = await startLake(azurite);
});
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});
afterAll(async () => {
  await lake.close();
  await azurite.close();
});

async function startOther(settings: Parameters<typeof startLake>[1]): Promise<TestLake> {
  const other = await startLake(azurite, settings);
  others.push(other);
  return other;
}

describe('a lake', () => {
  test('is checked stage by stage', async () => {
    const stages = await runCheck(driver, lake.contextOf());
    expect(stages.map(({ name, outcome, detail }) => [name, outcome, detail])).toEqual([
      ['parse', 'passed', 'account headwater'],
      ['resolve', 'passed', 'headwater.dfs.core.windows.net is 127.0.0.1'],
      ['connect', 'passed', expect.stringContaining('127.0.0.1 port ')],
      ['tls', 'passed', expect.stringContaining('certificate for headwater.dfs.core.windows.net')],
      ['authenticate', 'passed', 'service principal signed in'],
      ['authorise', 'passed', undefined],
      ['list', 'passed', 'filesystems seen: 1'],
    ]);
  });

  test('shows filesystems, then folders before files', async () => {
    expect((await driver.list(lake.contextOf(), '')).entries).toEqual([
      { type: 'folder', name: 'landing', path: 'landing/', canPreview: false, canFetchSchema: false },
    ]);
    const { entries } = await driver.list(lake.contextOf(), 'landing/');
    expect(entries.map(({ type, path }) => `${type} ${path}`)).toEqual([
      'folder landing/daily/',
      'folder landing/odd/',
      'file landing/customers.json',
      'file landing/events.ndjson',
      'file landing/orders.csv',
      'file landing/orders.csv.gz',
      'file landing/sales.parquet',
    ]);
    const daily = (await driver.list(lake.contextOf(), 'landing/daily/')).entries;
    expect(daily.map(({ name }) => name)).toEqual(['archive', '2026-01-01.csv', '2026-01-02.csv']);
  });

  test('is listed in exactly as many pages as it needs', async () => {
    const slow = await startOther({ maxPageSize: 2 });
    expect((await driver.list(slow.contextOf(), 'landing/')).entries).toEqual(
      (await driver.list(lake.contextOf(), 'landing/')).entries,
    );
    const limits = { ...slow.contextOf().limits, maxEntries: 3 };
    expect((await driver.list(slow.contextOf({}, { limits }), 'landing')).entries).toHaveLength(3);
  });

  test('shows what is in a folder with an odd name', async () => {
    const folder = `landing/${ODD_FOLDER}/`;
    expect((await driver.list(lake.contextOf(), 'landing/odd/')).entries).toContainEqual(
      expect.objectContaining({ type: 'folder', path: folder }),
    );
    expect((await driver.list(lake.contextOf(), folder)).entries).toMatchObject([{ path: `${folder}x.csv` }]);
  });

  test.each([
    ['delimited text', 'orders.csv', 48],
    ['packed text', 'orders.csv.gz', 48],
    ['JSON', 'customers.json', 12],
    ['Parquet', 'sales.parquet', 48],
    ['a file in a folder', 'daily/archive/2025-12-31.csv', 4],
    ['a file with an odd name', ODD_NAME, 1],
  ])('shows %s', async (_what, name, count) => {
    const { rows, columns } = await driver.preview(lake.contextOf(), { path: `landing/${name}` });
    expect(rows).toHaveLength(count);
    expect((await driver.describe(lake.contextOf(), { path: `landing/${name}` })).columns).toEqual(columns);
  });

  test.each([
    ['a folder', 'landing/daily', 'object-is-folder'],
    ['a filesystem', 'landing', 'object-is-folder'],
    ['a path outside its filesystem', 'landing/../other/x.csv', 'path-outside-connection'],
    ['a filesystem that does not exist', 'nowhere/x.csv', 'container-not-found'],
  ])('does not show %s, and reports why', async (_what, path, code) => {
    expect(await failureOf(driver.preview(lake.contextOf(), { path }))).toMatchObject({ code });
  });

  test.each([
    ['a folder', 'landing/nowhere/', 'object-not-found'],
    ['a filesystem', 'nowhere/', 'container-not-found'],
  ])('names %s that does not exist', async (_what, path, code) => {
    expect(await failureOf(driver.list(lake.contextOf(), path))).toMatchObject({ code });
  });
});

describe('credentials', () => {
  test.each([
    ['a wrong secret', { servicePrincipalKey: 'wrong-secret' }, 'client-secret-wrong'],
    [
      'an expired secret',
      { servicePrincipalId: LAPSED.clientId, servicePrincipalKey: LAPSED.clientSecret },
      'client-secret-expired',
    ],
    ['an unknown tenant', { tenant: 'nobody.example' }, 'tenant-unknown'],
    ['an unknown application', { servicePrincipalId: 'nobody' }, 'application-unknown'],
  ])('%s fails at authenticate', async (_what, changes, code) => {
    const stages = await runCheck(driver, lake.contextOf(changes));
    expect(stages.at(-1)).toMatchObject({ name: 'authenticate', outcome: 'failed', failure: { code } });
    expect(await failureOf(driver.list(lake.contextOf(changes), ''))).toMatchObject({ code });
    for (const secret of [READER.clientSecret, LAPSED.clientSecret, 'wrong-secret']) {
      expect(inspect(stages, { depth: 9 })).not.toContain(secret);
    }
  });

  test('of an application without a role for the account pass with a warning that suggests a path to try', async () => {
    const context = lake.contextOf({
      servicePrincipalId: STRANGER.clientId,
      servicePrincipalKey: STRANGER.clientSecret,
    });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'warned',
      failure: {
        code: 'listing-forbidden',
        nextStep: expect.stringMatching(
          /"container\/folder\/".*Storage Blob Data Reader.*execute on every parent folder/,
        ),
        fixableBy: 'source-admin',
      },
    });
    expect(await failureOf(driver.preview(context, { path: 'landing/orders.csv' }))).toMatchObject({
      code: 'role-missing',
    });
  });

  // https://learn.microsoft.com/azure/data-factory/connector-azure-data-lake-storage: the role may be on the container alone.
  test('of an application with the role on one filesystem can read it, and the check warns', async () => {
    const fileSystemReaders = { [STRANGER.clientId]: ['landing'] };
    const partial = await startOther({ fileSystemReaders });
    const context = partial.contextOf({
      servicePrincipalId: STRANGER.clientId,
      servicePrincipalKey: STRANGER.clientSecret,
    });
    expect((await runCheck(driver, context)).slice(-3)).toMatchObject([
      { name: 'authenticate', outcome: 'passed' },
      { name: 'authorise', outcome: 'passed' },
      {
        name: 'list',
        outcome: 'warned',
        failure: { code: 'listing-forbidden', cause: expect.stringContaining('storage account headwater') },
      },
    ]);
    expect(await failureOf(driver.list(context, ''))).toMatchObject({ code: 'listing-forbidden' });
    expect((await driver.list(context, 'landing/daily/')).entries).toHaveLength(3);
    expect((await driver.preview(context, { path: 'landing/orders.csv' })).rows).toHaveLength(48);
    expect(await failureOf(driver.list(context, 'other/sales/'))).toMatchObject({
      code: 'listing-forbidden',
      nextStep: expect.stringContaining('"other/sales/folder/file.csv"'),
    });
  });

  test('whose token the account rejects fail at authenticate', async () => {
    const elsewhere = await startOther({ entra: { readToken: async () => undefined } });
    expect((await runCheck(driver, elsewhere.contextOf())).at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'token-refused' },
    });
  });

  test.each([
    ['the blob endpoint', { url: 'https://headwater.blob.core.windows.net' }, 'wrong-service'],
    ['an endpoint over http', { url: 'http://headwater.dfs.core.windows.net' }, 'https-required'],
    ['no address', { url: 'headwater' }, 'address-not-readable'],
    ['no secret', { servicePrincipalKey: '' }, 'service-principal-incomplete'],
  ])('%s fails at parse', async (_what, changes, code) => {
    expect(await runCheck(driver, lake.contextOf(changes))).toMatchObject([
      { name: 'parse', outcome: 'failed', failure: { code } },
    ]);
  });

  test('of another kind fail at parse', async () => {
    const auth = { method: 'ConnectionString', params: { connectionString: azurite.connectionString } };
    expect(await runCheck(driver, lake.contextOf({}, { auth }))).toMatchObject([
      { name: 'parse', failure: { code: 'auth-method-unknown' } },
    ]);
  });
});

describe('a lake whose endpoint is firewalled', () => {
  test('is read over the blob endpoint, with a warning that reports it', async () => {
    const firewalled = await startOther({ isFirewalled: true });
    const stages = await runCheck(driver, firewalled.contextOf());
    expect(stages.map(({ outcome }) => outcome)).toEqual([...Array(5).fill('passed'), 'warned', 'passed']);
    expect(stages[5]).toMatchObject({
      name: 'authorise',
      detail: expect.stringMatching(/^over headwater\.blob\.core\.windows\.net:\d+$/),
      failure: { code: 'dfs-endpoint-firewalled', fixableBy: 'source-admin' },
    });
    const [own, detour] = [lake.contextOf(), firewalled.contextOf()];
    for (const path of ['', 'landing/', 'landing/odd/']) {
      expect((await driver.list(detour, path)).entries).toEqual((await driver.list(own, path)).entries);
    }
    const request = { path: 'landing/sales.parquet' };
    expect(await driver.preview(detour, request)).toEqual(await driver.preview(own, request));
    expect(await failureOf(driver.preview(detour, { path: 'landing/nothing.csv' }))).toMatchObject({
      code: 'object-not-found',
    });
  });

  test('fails at authorize if its address does not determine the blob endpoint', async () => {
    const firewalled = await startOther({ isFirewalled: true });
    const context = firewalled.contextOf({ url: firewalled.server.dfsEndpoint });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'authorise',
      outcome: 'failed',
      failure: { code: 'network-not-allowed' },
    });
    expect(await failureOf(driver.list(context, ''))).toMatchObject({ code: 'network-not-allowed' });
  });

  test('is explained by the firewall if the blob endpoint cannot be reached', async () => {
    const unknownHost = 'headwater.blob.core.windows.net';
    const closed = await startOther({ isFirewalled: true, unknownHost });
    expect(await failureOf(driver.list(closed.contextOf(), ''))).toMatchObject({
      code: 'network-not-allowed',
    });
  });

  test('still requires a role', async () => {
    const closed = await startOther({ isFirewalled: true, readers: [] });
    expect((await runCheck(driver, closed.contextOf())).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'warned',
      failure: { code: 'listing-forbidden' },
    });
  });
});

describe('an account without a hierarchical namespace', () => {
  test('passes with a warning', async () => {
    const flat = await startOther({ hasHierarchicalNamespace: false });
    expect((await runCheck(driver, flat.contextOf())).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'warned',
      detail: 'filesystems seen: 1',
      failure: { code: 'hierarchical-namespace-disabled' },
    });
  });

  test('that has soft delete fails', async () => {
    const flat = await startOther({ hasHierarchicalNamespace: false, hasSoftDelete: true });
    expect((await runCheck(driver, flat.contextOf())).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'failed',
      failure: { code: 'hierarchical-namespace-disabled' },
    });
  });
});
