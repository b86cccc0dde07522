import { failureOf } from '@headwater/source-fixtures';
import { afterAll, expect, test } from 'vitest';
import type { Driver } from '../../contract/contract.ts';
import { DEFAULT_LIMITS } from '../../contract/limits.ts';
import { driver as lakeDriver } from '../../drivers/adls-gen2.ts';
import { driver as blobDriver } from '../../drivers/azure-blob.ts';
import { driver as synapseDriver } from '../../drivers/azure-synapse-analytics.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';
import { entraCloudOf } from './entra-cloud.ts';

const PUBLIC = 'login.microsoftonline.com';
const GOVERNMENT = 'login.microsoftonline.us';
const CHINA = 'login.partner.microsoftonline.cn';

const guard = createDialGuard({
  allowPrivate: true,
  // No host resolves, so a sign-in fails with the name of its host.
  lookup: (_name, _options, callback) => callback(Object.assign(new Error(), { code: 'ENOTFOUND' }), []),
});
afterAll(() => guard.close());

// https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
test.each([
  ['contoso.database.windows.net', PUBLIC, 'https://database.windows.net/.default'],
  ['contoso.sql.azuresynapse.net', PUBLIC, 'https://database.windows.net/.default'],
  ['contoso.database.usgovcloudapi.net', GOVERNMENT, 'https://database.usgovcloudapi.net/.default'],
  ['CONTOSO.SQL.AZURESYNAPSE.USGOVCLOUDAPI.NET.', GOVERNMENT, 'https://database.usgovcloudapi.net/.default'],
  ['contoso.database.chinacloudapi.cn', CHINA, 'https://database.chinacloudapi.cn/.default'],
  ['contoso.sql.azuresynapse.azure.cn', CHINA, 'https://database.chinacloudapi.cn/.default'],
  ['usgovcloudapi.net.example.com', PUBLIC, 'https://database.windows.net/.default'],
])('%s signs in at %s with the scope %s', (host, authority, sqlScope) => {
  expect(entraCloudOf(host)).toMatchObject({ authority: `https://${authority}`, sqlScope });
});

test.each([
  ['https://contoso.blob.core.windows.net', PUBLIC, blobDriver],
  ['https://contoso.blob.core.usgovcloudapi.net', GOVERNMENT, blobDriver],
  ['https://contoso.blob.core.chinacloudapi.cn', CHINA, blobDriver],
  ['https://contoso.dfs.core.windows.net', PUBLIC, lakeDriver],
  ['https://contoso.dfs.core.usgovcloudapi.net', GOVERNMENT, lakeDriver],
  ['https://contoso.dfs.core.chinacloudapi.cn', CHINA, lakeDriver],
  ['contoso.sql.azuresynapse.usgovcloudapi.net', GOVERNMENT, synapseDriver],
  ['contoso.sql.azuresynapse.azure.cn', CHINA, synapseDriver],
])('a connection to %s signs in at %s', async (address, authority, driver) => {
  expect(await signInFailure(driver, address)).toMatchObject({
    code: 'host-not-found',
    cause: expect.stringContaining(authority),
  });
});

test("the authority of the service's settings overrides the authority of the host", async () => {
  const address = 'https://contoso.blob.core.chinacloudapi.cn';
  expect(await signInFailure(blobDriver, address, `https://${PUBLIC}`)).toMatchObject({
    cause: expect.stringContaining(PUBLIC),
  });
});

async function signInFailure(driver: Driver, address: string, entraAuthority?: string) {
  // Each driver reads one of these parameters.
  const places = { serviceEndpoint: address, url: address, server: address, database: 'sales' };
  const principal = { tenant: 'contoso.example', servicePrincipalId: 'app', servicePrincipalKey: 'secret' };
  return await failureOf(
    driver.list(
      {
        auth: { method: 'ServicePrincipal', params: { ...principal, ...places } },
        guard,
        limits: DEFAULT_LIMITS,
        signal: new AbortController().signal,
        ...(entraAuthority === undefined ? {} : { entraAuthority }),
      },
      '',
    ),
  );
}
