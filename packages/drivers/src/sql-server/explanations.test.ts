import {
  byConnectionString,
  failureOf,
  makeCertificate,
  makeContext,
  makeSampleDatabase,
  runCheck,
  startSqlBrowser,
  startTdsServer,
  type TdsServer,
  type TdsServerOptions,
  type TestCertificate,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckStage } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const driver = createSqlServerDriver();
let guard: DialGuard;
let certificate: TestCertificate;

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  certificate = await makeCertificate();
});
afterAll(() => guard.close());

function contextOf({ port, user, password }: TdsServer, more = 'Initial Catalog=sales') {
  const text = `Data Source=127.0.0.1,${port};User ID=${user};Password=${password};${more}`;
  return makeContext({ guard, auth: byConnectionString(text) });
}

async function checkAgainst(options: TdsServerOptions, more?: string): Promise<CheckStage[]> {
  const server = await startTdsServer({ databases: [makeSampleDatabase()], ...options });
  const stages = await runCheck(driver, contextOf(server, more));
  await server.close();
  return stages;
}

async function lastStage(options: TdsServerOptions, more?: string): Promise<CheckStage | undefined> {
  return (await checkAgainst(options, more)).at(-1);
}

describe('logging in', () => {
  test('a missing database fails at authorize and is named', async () => {
    expect(await lastStage({}, 'Initial Catalog=nope')).toMatchObject({
      name: 'authorise',
      failure: { code: 'database-not-accessible', cause: expect.stringContaining('nope') },
    });
  });

  test('the refusal of a firewall names the address to allow', async () => {
    expect(await lastStage({ blockedAddress: '203.0.113.7' })).toMatchObject({
      name: 'authenticate',
      failure: { code: 'client-blocked', nextStep: expect.stringContaining('203.0.113.7') },
    });
  });

  test('what a firewall calls an address is passed on only if it is one', async () => {
    const stage = await lastStage({ blockedAddress: '<script>' });
    expect(JSON.stringify(stage)).not.toContain('script');
  });

  test('a serverless database that is resuming is explained, and is there on the next try', async () => {
    const server = await startTdsServer({ databases: [makeSampleDatabase()], resumingLogins: 1 });
    expect((await runCheck(driver, contextOf(server))).at(-1)).toMatchObject({
      name: 'authorise',
      failure: { code: 'database-unavailable', nextStep: expect.stringContaining('again') },
    });
    expect((await runCheck(driver, contextOf(server))).at(-1)?.outcome).toBe('passed');
    await server.close();
  });

  test('a database that is resuming and was not named is called the default one', async () => {
    expect(await lastStage({ resumingLogins: 1 }, '')).toMatchObject({
      failure: { code: 'database-unavailable', cause: expect.stringContaining('default database') },
    });
  });

  test('Azure wants the name of the server in the user', async () => {
    expect(await lastStage({ requiresServerInUser: 'contoso' })).toMatchObject({
      name: 'authenticate',
      failure: { code: 'login-needs-server', nextStep: expect.stringContaining('user@server') },
    });
  });

  test('a login that is sent on goes to the other server, through the guard', async () => {
    const target = await startTdsServer({ databases: [makeSampleDatabase()] });
    expect((await lastStage({ routeTo: target }))?.outcome).toBe('passed');
    await target.close();
    const never = { host: '169.254.169.254', port: 1433 };
    expect((await lastStage({ routeTo: never }))?.failure?.code).toBe('dial-refused');
  });

  test('without a database the default one is used, with a warning', async () => {
    const stages = await checkAgainst({}, '');
    expect(stages.find(({ name }) => name === 'authorise')).toMatchObject({
      outcome: 'warned',
      detail: 'database sales',
      failure: { code: 'database-not-named' },
    });
  });

  test('servers that send a login on in a circle are found out', async () => {
    const place = { host: '127.0.0.1', port: 0 };
    const server = await startTdsServer({ databases: [makeSampleDatabase()], routeTo: place });
    place.port = server.port;
    expect((await runCheck(driver, contextOf(server))).at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'redirected-too-often' },
    });
    await expect.poll(() => server.openConnections).toBe(0);
    await server.close();
  });

  test.each([
    ['User ID=reader', 'login-missing'],
    ['Integrated Security=SSPI', 'login-kind-unsupported'],
    ['Authentication=Active Directory Integrated', 'login-kind-unsupported'],
  ])('%s fails at parse with %s', async (part, code) => {
    const auth = byConnectionString(`Data Source=127.0.0.1,1;${part}`);
    expect(await runCheck(driver, makeContext({ guard, auth }))).toMatchObject([
      { name: 'parse', failure: { code } },
    ]);
  });
});

describe('encryption', () => {
  const trusting = 'Encrypt=True;TrustServerCertificate=True';

  test('a self-signed certificate is refused, and the reason given', async () => {
    expect(await lastStage({ certificate }, 'Encrypt=True;TrustServerCertificate=False')).toMatchObject({
      name: 'tls',
      failure: { code: 'tls-untrusted', nextStep: expect.stringContaining('TrustServerCertificate') },
    });
  });

  test('a self-signed certificate is accepted where the connection asks for it', async () => {
    const stages = await checkAgainst(
      { certificate, encryption: 'required' },
      `Initial Catalog=sales;${trusting}`,
    );
    expect(stages.find(({ name }) => name === 'tls')).toMatchObject({
      outcome: 'passed',
      detail: expect.stringMatching(/^TLSv1\.2, certificate for localhost, valid until .* not checked/),
    });
    expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
  });

  test('a certificate of another name is refused unless that name is expected', async () => {
    const other = await makeCertificate({ host: 'sql.contoso.example' });
    const trustful = createDialGuard({ allowPrivate: true, extraCertificates: [other.cert] });
    const server = await startTdsServer({ certificate: other, databases: [makeSampleDatabase()] });
    const check = async (more: string) =>
      (await runCheck(driver, { ...contextOf(server, `Encrypt=True;${more}`), guard: trustful })).at(-1);
    expect(await check('Initial Catalog=sales')).toMatchObject({ failure: { code: 'tls-name-mismatch' } });
    expect(await check('HostNameInCertificate=sql.contoso.example')).toMatchObject({ name: 'list' });
    await server.close();
    trustful.close();
  });

  test('an expired certificate is refused', async () => {
    const expired = await makeCertificate({ days: -1 });
    const trustful = createDialGuard({ allowPrivate: true, extraCertificates: [expired.cert] });
    const server = await startTdsServer({ certificate: expired });
    const stages = await runCheck(driver, { ...contextOf(server, 'Encrypt=True'), guard: trustful });
    expect(stages.at(-1)).toMatchObject({ name: 'tls', failure: { code: 'tls-expired' } });
    await server.close();
    trustful.close();
  });

  test('a server that cannot encrypt is refused where encryption is asked for', async () => {
    expect(await lastStage({}, 'Encrypt=True')).toMatchObject({
      name: 'tls',
      failure: { code: 'encryption-unsupported' },
    });
  });

  test.each([
    ['Encrypt=False', 'required'],
    ['Encrypt=False', 'available'],
    ['Pooling=False', 'required'],
  ] as const)('%s is encrypted where the server has encryption %s', async (part, encryption) => {
    const stages = await checkAgainst({ certificate, encryption }, `Initial Catalog=sales;${part}`);
    expect(stages.map(({ name }) => name)).toContain('tls');
    expect(stages.at(-1)?.outcome).toBe('passed');
  });

  test('Encrypt=Strict begins with TLS', async () => {
    const trustful = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
    const server = await startTdsServer({ certificate, databases: [makeSampleDatabase()] });
    const context = contextOf(server, 'Initial Catalog=sales;Encrypt=Strict');
    const stages = await runCheck(driver, { ...context, guard: trustful });
    expect(stages.map(({ name, outcome }) => `${name} ${outcome}`).slice(3)).toEqual([
      'tls passed',
      'authenticate passed',
      'authorise passed',
      'list passed',
    ]);
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'tls',
      failure: { code: 'tls-untrusted' },
    });
    await server.close();
    trustful.close();
  });
});

describe('named instances', () => {
  test('the port is asked of the browser service; names that it does not know are explained', async () => {
    const server = await startTdsServer({ databases: [makeSampleDatabase()] });
    const browser = await startSqlBrowser({ SALES: server.port });
    const named = createSqlServerDriver({ browserPort: browser.port });
    const contextFor = (instance: string) => {
      const text = `Data Source=127.0.0.1\\${instance};Initial Catalog=sales;User ID=${server.user};Password=${server.password}`;
      return makeContext({ guard, auth: byConnectionString(text) });
    };
    const stages = await runCheck(named, contextFor('sales'));
    expect(stages[1]?.detail).toContain(`instance sales on port ${server.port}`);
    expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
    expect((await named.preview(contextFor('Sales'), { path: 'dbo.orders' })).rows).not.toEqual([]);
    expect((await runCheck(named, contextFor('OTHER'))).at(-1)).toMatchObject({
      name: 'resolve',
      failure: { code: 'instance-not-found' },
    });
    browser.close();
    await server.close();
  });
});

describe('reading', () => {
  test('a table that may be seen and not read is explained, and warned of by a check', async () => {
    const server = await startTdsServer({
      databases: [{ ...makeSampleDatabase(), unreadable: ['dbo.customers'] }],
    });
    const context = contextOf(server);
    expect((await runCheck(driver, context)).at(-1)).toMatchObject({
      name: 'list',
      outcome: 'warned',
      failure: { code: 'select-denied', cause: expect.stringContaining('dbo.customers') },
    });
    expect(await failureOf(driver.preview(context, { path: 'dbo.customers' }))).toMatchObject({
      code: 'select-denied',
      fixableBy: 'source-admin',
    });
    expect((await driver.describe(context, { path: 'dbo.customers' })).columns).toHaveLength(4);
    await server.close();
  });

  test('distinguishes a broken view from a missing one, and a check warns about it', async () => {
    const view = { schema: 'a', name: 'old', isView: true, columns: [{ name: 'id', type: 'int' }], rows: [] };
    const { tables = [] } = makeSampleDatabase();
    const server = await startTdsServer({
      databases: [{ name: 'sales', tables: [view, ...tables], brokenViews: ['a.old'] }],
    });
    const failure = { code: 'view-broken', cause: expect.stringContaining('a.old') };
    expect((await runCheck(driver, contextOf(server))).at(-1)).toMatchObject({ outcome: 'warned', failure });
    expect(await failureOf(driver.preview(contextOf(server), { path: 'a.old' }))).toMatchObject(failure);
    await server.close();
  });

  test('a database with nothing to see is warned of', async () => {
    expect(await lastStage({ databases: [{ name: 'empty' }] }, '')).toMatchObject({
      outcome: 'warned',
      failure: { code: 'nothing-visible' },
    });
  });

  test.each(['a.b.c', '', '[open', 'nothing.here'])('the path %j is not a table', async (path) => {
    const server = await startTdsServer({ databases: [makeSampleDatabase()] });
    expect(await failureOf(driver.preview(contextOf(server), { path }))).toMatchObject({
      code: 'object-not-found',
    });
    await server.close();
  });

  test('a preview that is cancelled is called off at the server', async () => {
    const trap = { name: 'trap', columns: [{ name: 'a', type: 'int' }], rows: [[1]] };
    const server = await startTdsServer({
      databases: [{ name: 'sales', tables: [trap] }],
      tableBehaviors: { 'dbo.trap': 'silent' },
    });
    const context = { ...contextOf(server), signal: AbortSignal.timeout(300) };
    expect(await failureOf(driver.preview(context, { path: 'trap' }))).toMatchObject({ code: 'cancelled' });
    await expect.poll(() => server.openConnections, { timeout: 2000 }).toBe(0);
    expect(server.cancelledRequests).toBe(1);
    await server.close();
  });
});
