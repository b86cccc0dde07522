import { inspect } from 'node:util';
import { BlobServiceClient } from '@azure/storage-blob';
import {
  type Azurite,
  byConnectionString,
  failureOf,
  makeContext,
  makeSasUri,
  runCheck,
  SAMPLE_CONTAINER,
  type SasUriOptions,
  seedSamples,
  startAzurite,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverContext } from '../../contract/contract.ts';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { driver } from '../../drivers/azure-blob.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let azurite: Azurite;
let guard: DialGuard;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  azurite = await startAzurite();
  await seedSamples(azurite);
});

afterAll(async () => {
  guard.close();
  await azurite.close();
});

describe('a shared access signature', () => {
  test('over a container lists and reads it, from the container as its root', async () => {
    const context = withSas({});
    const stages = await runCheck(driver, context);
    expect(stages.map(({ outcome }) => outcome)).toEqual(Array(6).fill('passed'));
    expect(stages.find(({ name }) => name === 'authenticate')?.detail).toMatch(
      /valid until \d{4}-\d\d-\d\d$/,
    );
    expect((await driver.list(context, '')).entries).toMatchObject([{ type: 'folder', path: 'landing/' }]);
    expect((await driver.list(context, 'landing/daily')).entries).toHaveLength(3);
    expect((await driver.preview(context, { path: 'landing/orders.csv' })).rows).toHaveLength(48);
  });

  test('over one blob shows only this blob', async () => {
    const context = withSas({ blob: 'daily/2026-01-01.csv', permissions: 'r' });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'passed',
      detail: expect.stringMatching(/^landing\/daily\/2026-01-01\.csv has \d+ bytes$/),
    });
    const [entry, ...others] = (await driver.list(context, '')).entries;
    expect(entry).toMatchObject({ type: 'file', path: 'landing/daily/2026-01-01.csv' });
    expect(others).toEqual([]);
    expect((await driver.preview(context, { path: 'landing/daily/2026-01-01.csv' })).rows).toHaveLength(4);
    expect(await failureOf(driver.preview(context, { path: 'landing/orders.csv' }))).toMatchObject({
      code: 'path-outside-connection',
    });
  });

  test('that has expired is reported with its date by every operation', async () => {
    const expiresOn = new Date('2026-01-31T12:00:00Z');
    const context = withSas({ startsOn: new Date('2026-01-01T00:00:00Z'), expiresOn });
    const wanted = { code: 'sas-expired', cause: expect.stringContaining('2026-01-31T12:00:00Z') };
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({ name: 'authenticate', failure: wanted });
    expect(await failureOf(driver.list(context, 'landing'))).toMatchObject(wanted);
    expect(await failureOf(driver.preview(context, { path: 'landing/orders.csv' }))).toMatchObject(wanted);
  });

  test('that is not valid yet is reported with its start', async () => {
    const startsOn = new Date(Date.now() + DAY_MS);
    const context = withSas({ startsOn });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'authenticate',
      failure: {
        code: 'sas-not-yet-valid',
        cause: expect.stringContaining(startsOn.toISOString().slice(0, 10)),
      },
    });
  });

  test('that expires within a week passes with a warning', async () => {
    const context = withSas({ expiresOn: new Date(Date.now() + 2 * DAY_MS) });
    const stages = await runCheck(driver, context);
    expect(stages.find(({ name }) => name === 'authenticate')).toMatchObject({
      outcome: 'warned',
      failure: { code: 'sas-expires-soon' },
    });
    expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
  });

  test('without the permission to list fails at authorize, but reads', async () => {
    const context = withSas({ permissions: 'r' });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'authorise',
      outcome: 'failed',
      failure: {
        code: 'sas-lacks-permission',
        cause: expect.stringContaining('list; its permissions are "r"'),
      },
    });
    expect(await failureOf(driver.list(context, 'landing'))).toMatchObject({ code: 'sas-lacks-permission' });
    expect((await driver.preview(context, { path: 'landing/orders.csv' })).rows).toHaveLength(48);
  });

  test('without the permission to read lists with a warning, and reading explains the cause', async () => {
    const context = withSas({ permissions: 'l' });
    const stages = await runCheck(driver, context);
    expect(stages.find(({ name }) => name === 'authorise')).toMatchObject({
      outcome: 'warned',
      failure: { code: 'sas-lacks-permission' },
    });
    expect((await driver.list(context, 'landing')).entries).not.toEqual([]);
    expect(await failureOf(driver.preview(context, { path: 'landing/orders.csv' }))).toMatchObject({
      code: 'sas-lacks-permission',
      cause: expect.stringContaining('permission to read'),
    });
  });

  test('that was changed fails at authenticate and does not show', async () => {
    const sasUri = makeSasUri(azurite, { container: SAMPLE_CONTAINER, permissions: 'r' }).replace(
      'sp=r',
      'sp=rl',
    );
    const context = makeContext({ guard, auth: { method: 'SasUri', params: { sasUri } } });
    const stages = await runCheck(driver, context);
    expect(stages.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'sas-signature-wrong' } });
    const error = await failureOf(driver.list(context, 'landing'));
    const signature = new URL(sasUri).searchParams.get('sig') ?? 'none';
    for (const shown of [inspect(stages, { depth: 9 }), inspect(error), JSON.stringify(error)]) {
      expect(shown).not.toContain(signature);
      expect(shown).not.toContain(encodeURIComponent(signature));
    }
  });

  test.each([
    ['no signature', (uri: string) => uri.replace(/&sig=[^&]*/, ''), 'sas-uri-incomplete'],
    ['no container', (uri: string) => uri.replace('/landing?', '?'), 'sas-container-missing'],
    ['no address', () => 'landing?sv=1&sig=x', 'address-not-readable'],
  ])('with %s fails at parse', async (_what, change, code) => {
    const sasUri = change(makeSasUri(azurite, { container: SAMPLE_CONTAINER }));
    const context = makeContext({ guard, auth: { method: 'SasUri', params: { sasUri } } });
    expect(await runCheck(driver, context)).toMatchObject([{ name: 'parse', failure: { code } }]);
  });
});

describe('a connection for a part of the account', () => {
  test('begins at its container', async () => {
    const context = withKey({ container: 'landing' });
    expect((await driver.list(context, '')).entries).toMatchObject([{ name: 'landing', path: 'landing/' }]);
    expect((await runCheck(driver, context)).at(-1)?.detail).toBe('entries seen in landing/: 6');
  });

  test('begins at its folder and does not leave it', async () => {
    const context = withKey({ container: '/landing/', folderPath: '/daily/' });
    expect((await driver.list(context, '')).entries).toMatchObject([
      { name: 'daily', path: 'landing/daily/' },
    ]);
    expect((await driver.list(context, 'landing/daily/')).entries).toHaveLength(3);
    for (const path of [
      'landing',
      'landing/orders.csv',
      'landing/dailyother',
      'other/daily',
      'landing/daily/../orders.csv',
    ]) {
      expect(await failureOf(driver.list(context, path))).toMatchObject({ code: 'path-outside-connection' });
      expect(await failureOf(driver.preview(context, { path }))).toMatchObject({
        code: 'path-outside-connection',
      });
    }
  });

  test.each([
    ['container', { container: 'nowhere' }, 'container-not-found'],
    ['folder', { container: 'landing', folderPath: 'nowhere' }, 'object-not-found'],
  ])('whose %s does not exist fails at list', async (_what, params, code) => {
    expect((await runCheck(driver, withKey(params))).at(-1)).toMatchObject({
      name: 'list',
      failure: { code },
    });
  });
});

test.each([
  [
    'the table endpoint',
    () => `AccountName=x;AccountKey=eA==;BlobEndpoint=https://x.table.core.windows.net`,
    'wrong-service',
  ],
  ['no key', () => 'AccountName=x', 'account-key-unreadable'],
  ['a placeholder for a key', () => 'AccountName=x;AccountKey={ACCOUNT_KEY}', 'account-key-unreadable'],
  ['no account', () => 'AccountKey=eA==', 'connection-string-incomplete'],
  ['nothing', () => '', 'connection-string-incomplete'],
  [
    'an address that only begins like one',
    () => 'AccountName=x;AccountKey=eA==;BlobEndpoint=https://x:y\\z@blob.contoso.example/',
    'address-not-readable',
  ],
])('a connection string with %s fails at parse', async (_what, text, code) => {
  const context = makeContext({ guard, auth: byConnectionString(text()) });
  expect(await runCheck(driver, context)).toMatchObject([{ name: 'parse', failure: { code } }]);
});

test('names with slashes at their beginning or in a row are found through their folders', async () => {
  const container = BlobServiceClient.fromConnectionString(azurite.connectionString).getContainerClient(
    'slashes',
  );
  await container.create();
  const names = ['/first.csv', 'in//between.csv', 'plain/last.csv'];
  for (const name of names) await container.getBlockBlobClient(name).uploadData(Buffer.from('a,b\n1,2\n'));
  const context = makeContext({ guard, auth: byConnectionString(azurite.connectionString) });
  const walk = async (folder: string): Promise<string[]> => {
    const { entries } = await driver.list(context, folder);
    const found = entries.map(({ type, path }) => (type === 'folder' ? walk(path) : [path]));
    return (await Promise.all(found)).flat();
  };
  expect((await walk('slashes/')).toSorted()).toEqual(names.map((name) => `slashes/${name}`));
  expect((await driver.preview(context, { path: 'slashes/in//between.csv' })).rows).toHaveLength(1);
});

test('a connection string may hold a signature instead of a key', async () => {
  const token = makeSasUri(azurite, { container: SAMPLE_CONTAINER }).split('?')[1];
  const text = `BlobEndpoint=${azurite.blobEndpoint};SharedAccessSignature=${token}`;
  const context = makeContext({ guard, auth: byConnectionString(text, { container: SAMPLE_CONTAINER }) });
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
});

test('recognizes the address of the table service by its answers', async () => {
  const text = azurite.connectionString.replace(
    /BlobEndpoint=[^;]*/,
    `BlobEndpoint=${azurite.tableEndpoint}`,
  );
  const stages = await runCheck(driver, makeContext({ guard, auth: byConnectionString(text) }));
  expect(stages.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'not-azure-storage' } });
});

function withSas(options: Partial<SasUriOptions>): DriverContext {
  const sasUri = makeSasUri(azurite, { container: SAMPLE_CONTAINER, ...options });
  return makeContext({ guard, auth: { method: 'SasUri', params: { sasUri } } });
}

function withKey(params: Record<string, unknown>): DriverContext {
  return makeContext({ guard, auth: byConnectionString(azurite.connectionString, params) });
}
