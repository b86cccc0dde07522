import {
  byConnectionString,
  failureOf,
  makeCertificate,
  makeContext,
  makeSampleDatabase,
  runCheck,
  startEntra,
  startServer,
  startTdsServer,
  type TdsServer,
  type TestApplication,
  type TestCertificate,
  type TestEntra,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './azure-synapse-analytics.ts';

testDriver('azure-synapse-analytics', async () => {
  const certificate = await makeCertificate();
  const wide = {
    name: 'wide',
    columns: Array.from({ length: 20 }, (_, index) => ({ name: `text${index}`, type: 'varchar(8000)' })),
    rows: Array.from({ length: 100 }, () => Array.from({ length: 20 }, () => 'x'.repeat(8000))),
  };
  const sample = makeSampleDatabase();
  const server = await startTdsServer({
    certificate,
    encryption: 'required',
    requiresServerInUser: 'contoso',
    isSynapse: true,
    databases: [{ ...sample, tables: [...(sample.tables ?? []), wide] }],
  });
  const text = (password: string, { host, port } = server as { host: string; port: number }) =>
    `Server=tcp:${host},${port};Database=sales;User ID=${server.user}@contoso;Password=${password};Trusted_Connection=False;Encrypt=True;TrustServerCertificate=True;Connection Timeout=30`;
  return {
    driver,
    address: server,
    authAt: (address) => byConnectionString(text(server.password, address)),
    wrongSecret: byConnectionString(text('wrong-Passw0rd')),
    secrets: [server.password, 'wrong-Passw0rd'],
    stages: ['parse', 'resolve', 'connect', 'tls', 'authenticate', 'authorise', 'list'],
    folder: 'dbo',
    object: 'dbo.orders',
    largeObject: { path: 'dbo.wide', maxBytes: 256 * 1024 },
    missing: 'dbo.nothing',
    close: server.close,
  };
});

const APPLICATION: TestApplication = {
  tenant: 'contoso.example',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: 'example-client-secret',
};

describe('a service principal', () => {
  let certificate: TestCertificate;
  let entra: TestEntra;
  let server: TdsServer;
  let guard: DialGuard;

  beforeAll(async () => {
    certificate = await makeCertificate();
    entra = await startEntra(certificate, APPLICATION);
    server = await startTdsServer({
      certificate,
      databases: [makeSampleDatabase()],
      isAcceptedToken: (token) => token.split('.').length === 3,
    });
    guard = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
  });
  afterAll(async () => {
    guard.close();
    await server.close();
    await entra.close();
  });

  function contextOf(changed: Record<string, string> = {}) {
    const params = {
      server: `127.0.0.1,${server.port}`,
      database: 'sales',
      tenant: APPLICATION.tenant,
      servicePrincipalId: APPLICATION.clientId,
      servicePrincipalKey: APPLICATION.clientSecret,
      ...changed,
    };
    return makeContext({
      guard,
      auth: { method: 'ServicePrincipal', params },
      entraAuthority: entra.authority,
    });
  }

  test('logs in with a token from Entra over an encrypted connection', async () => {
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
    expect((await driver.preview(contextOf(), { path: 'dbo.orders' })).rows).not.toEqual([]);
  });

  test("a wrong secret fails at authenticate with Entra's reason", async () => {
    const context = contextOf({ servicePrincipalKey: 'wrong' });
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'client-secret-wrong' },
    });
    expect(await failureOf(driver.list(context, ''))).toMatchObject({ code: 'client-secret-wrong' });
  });

  test('the server refuses an application that is not a user of the database', async () => {
    const strange = await startTdsServer({ certificate, isAcceptedToken: () => false });
    const stages = await runCheck(driver, contextOf({ server: `127.0.0.1,${strange.port}` }));
    expect(stages.at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'login-failed', nextStep: expect.stringContaining('FROM EXTERNAL PROVIDER') },
    });
    await strange.close();
  });

  test('an Entra that never answers ends at the time limit', async () => {
    const silent = await startServer(() => {});
    const entraAuthority = `https://${silent.host}:${silent.port}`;
    const limits = { ...DEFAULT_LIMITS, timeoutMs: 400 };
    const started = performance.now();
    const stages = await runCheck(driver, { ...contextOf(), entraAuthority, limits });
    expect(stages.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'source-timeout' } });
    expect(stages.at(-1)?.durationMs).toBeGreaterThan(300);
    expect(performance.now() - started).toBeLessThan(1500);
    await silent.close();
  });

  test('incomplete parameters fail at parse', async () => {
    const [parse] = await runCheck(driver, contextOf({ servicePrincipalKey: '' }));
    expect(parse).toMatchObject({ name: 'parse', failure: { code: 'service-principal-incomplete' } });
  });
});
