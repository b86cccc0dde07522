import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import {
  type Azurite,
  failureOf,
  makeCertificate,
  makeContext,
  runCheck,
  seedSamples,
  startAzurite,
  startEntra,
  type TestEntra,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverContext } from '../../contract/contract.ts';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { driver } from '../../drivers/azure-blob.ts';
import { createDialGuard } from '../../network/create-dial-guard.ts';

const APPLICATION = {
  tenant: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  clientSecret: 'right-secret-of-the-application',
};
/**
 * Each is refused for a different reason. @see
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const REFUSED = [
  ['blocked-by-policy', 'conditional-access-blocked', 'source-admin'],
  ['input-invalid', 'entra-input-invalid', 'you'],
  ['other-cloud', 'tenant-in-other-cloud', 'you'],
  ['principal-missing', 'service-principal-missing', 'source-admin'],
  ['resource-disabled', 'resource-disabled', 'source-admin'],
  ['tenant-implied', 'tenant-not-named', 'you'],
  ['tenant-shared', 'tenant-not-named', 'you'],
  ['transient', 'entra-busy', 'you'],
] as const;
const WRONG_SECRET = 'wrong-secret-of-the-application';

let azurite: Azurite;
let entra: TestEntra;
let guard: DialGuard;

beforeAll(async () => {
  const certificate = await makeCertificate();
  guard = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
  const refused = REFUSED.map(([refusedFor]) => ({
    ...APPLICATION,
    clientId: `app-${refusedFor}`,
    refusedFor,
  }));
  entra = await startEntra(certificate, APPLICATION, ...refused);
  azurite = await startAzurite({ certificate, acceptsTokens: true });
  // The library uploads the samples directly, not through the guard.
  const trusted = getCACertificates();
  setDefaultCACertificates([...trusted, certificate.cert]);
  await seedSamples(azurite);
  setDefaultCACertificates(trusted);
});

afterAll(async () => {
  guard.close();
  await entra.close();
  await azurite.close();
});

test('a service principal passes all stages, and reads', async () => {
  const stages = await runCheck(driver, contextOf());
  expect(stages.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
    'parse passed',
    'resolve passed',
    'connect passed',
    'tls passed',
    'authenticate passed',
    'authorise passed',
    'list passed',
  ]);
  expect(stages[3]?.detail).toMatch(/^TLSv1\.3, certificate for localhost, valid until \d{4}-\d\d-\d\d$/);
  const { rows } = await driver.preview(contextOf(), { path: 'landing/orders.csv' });
  expect(rows).toHaveLength(48);
});

test.each(REFUSED)(
  'an application refused for %s fails at authenticate with %s, for %s',
  async (reason, code, fixableBy) => {
    const stages = await runCheck(driver, contextOf({ servicePrincipalId: `app-${reason}` }));
    expect(stages.at(-1)).toMatchObject({
      name: 'authenticate',
      outcome: 'failed',
      failure: { code, fixableBy },
    });
  },
);

test.each([
  ['a wrong secret', { servicePrincipalKey: WRONG_SECRET }, 'client-secret-wrong'],
  ['an unknown tenant', { tenant: 'nobody.example' }, 'tenant-unknown'],
  ['an unknown application', { servicePrincipalId: 'nobody' }, 'application-unknown'],
])("%s fails at authenticate with Entra's reason", async (_what, changes, code) => {
  const stages = await runCheck(driver, contextOf(changes));
  expect(stages.at(-1)).toMatchObject({ name: 'authenticate', outcome: 'failed', failure: { code } });
  const error = await failureOf(driver.list(contextOf(changes), ''));
  expect(error.code).toBe(code);
  for (const shown of [inspect(stages, { depth: 9 }), inspect(error), JSON.stringify(error)]) {
    expect(shown).not.toContain(WRONG_SECRET);
    expect(shown).not.toContain(APPLICATION.clientSecret);
  }
});

test.each([
  ['an endpoint over http', { serviceEndpoint: 'http://127.0.0.1:1/headwater' }, 'https-required'],
  [
    'the endpoint of another service',
    { serviceEndpoint: 'https://x.table.core.windows.net' },
    'wrong-service',
  ],
  ['no secret', { servicePrincipalKey: '' }, 'service-principal-incomplete'],
  ['a tenant that is neither id nor domain', { tenant: 'a/../b' }, 'service-principal-incomplete'],
])('%s fails at parse', async (_what, changes, code) => {
  expect(await runCheck(driver, contextOf(changes))).toMatchObject([
    { name: 'parse', outcome: 'failed', failure: { code } },
  ]);
});

test('names an authority that cannot be reached', async () => {
  const context = { ...contextOf(), entraAuthority: 'https://127.0.0.1:1' };
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({
    name: 'authenticate',
    failure: { code: 'connection-refused', cause: expect.stringContaining('127.0.0.1:1 ') },
  });
});

test('refuses an authority that the guard does not allow', async () => {
  const context = { ...contextOf(), entraAuthority: 'https://169.254.169.254' };
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({
    name: 'authenticate',
    failure: { code: 'dial-refused', cause: expect.stringContaining('169.254.169.254') },
  });
});

function contextOf(changes: Record<string, string> = {}): DriverContext {
  const params = {
    serviceEndpoint: azurite.blobEndpoint,
    servicePrincipalId: APPLICATION.clientId,
    servicePrincipalKey: APPLICATION.clientSecret,
    accountKind: 'StorageV2',
    tenant: APPLICATION.tenant,
    ...changes,
  };
  return makeContext({
    auth: { method: 'ServicePrincipal', params },
    guard,
    entraAuthority: entra.authority,
  });
}
