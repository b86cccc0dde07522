import {
  type Azurite,
  failureOf,
  makeContext,
  runCheck,
  STRANGER,
  seedSamples,
  startAzurite,
  startLake,
  type TestLake,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverContext } from '../../contract/contract.ts';
import { driver } from '../../drivers/azure-blob.ts';

let azurite: Azurite;
let account: TestLake;

beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  account = await startLake(azurite, { fileSystemReaders: { [STRANGER.clientId]: ['landing'] } });
});

afterAll(async () => {
  await account.close();
  await azurite.close();
});

function contextOf(place: Record<string, string> = {}): DriverContext {
  const params = {
    serviceEndpoint: account.url.replace('.dfs.', '.blob.'),
    servicePrincipalId: STRANGER.clientId,
    servicePrincipalKey: STRANGER.clientSecret,
    accountKind: 'StorageV2',
    tenant: STRANGER.tenant,
    ...place,
  };
  const auth = { method: 'ServicePrincipal', params };
  return makeContext({ auth, guard: account.guard, entraAuthority: account.entra.authority });
}

// https://learn.microsoft.com/azure/storage/blobs/assign-azure-role-data-access: a role may cover one container.
test('a role on one container passes with a warning that suggests a path to try', async () => {
  expect((await runCheck(driver, contextOf())).at(-1)).toMatchObject({
    name: 'list',
    outcome: 'warned',
    failure: {
      code: 'listing-forbidden',
      cause: expect.stringContaining('may not list storage account headwater'),
      nextStep: expect.stringMatching(/"container\/folder\/".*ACLs.*execute on every parent folder/),
    },
  });
  expect((await driver.preview(contextOf(), { path: 'landing/orders.csv' })).rows).toHaveLength(48);
});

test('a connection for the container of the role passes without a warning', async () => {
  const stages = await runCheck(driver, contextOf({ container: 'landing' }));
  expect(stages.map(({ outcome }) => outcome)).toEqual(Array(7).fill('passed'));
});

// https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control: ACLs may grant a file but not its
// folder.
test('a connection for a folder that may not be listed passes with a warning', async () => {
  const context = contextOf({ container: 'other', folderPath: 'sales' });
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({
    name: 'list',
    outcome: 'warned',
    failure: {
      code: 'listing-forbidden',
      cause: expect.stringContaining('may not list other/sales/'),
      nextStep: expect.stringContaining('"other/sales/folder/file.csv"'),
    },
  });
});

test('refuses a file that may not be read, and names the roles and ACLs that it needs', async () => {
  expect(await failureOf(driver.preview(contextOf(), { path: 'other/x.csv' }))).toMatchObject({
    code: 'role-missing',
    nextStep: expect.stringMatching(/Storage Blob Data Reader.*read on the file/),
    fixableBy: 'source-admin',
  });
});
