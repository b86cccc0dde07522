import {
  byConnectionString,
  failureOf,
  type Login,
  makeCertificate,
  makeContext,
  makeSampleDatabase,
  runCheck,
  startServer,
  startTdsServer,
  type TdsServer,
  type TdsServerOptions,
  type TestCertificate,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { driver as synapse } from '../drivers/azure-synapse-analytics.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';
import { readSqlTarget } from './sql-server-target.ts';

const driver = createSqlServerDriver();
const sample = makeSampleDatabase();
let guard: DialGuard;
let certificate: TestCertificate;

beforeAll(async () => {
  certificate = await makeCertificate();
  guard = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
});
afterAll(() => guard.close());

function contextOf({ port, user, password }: TdsServer, more = '') {
  const text = `Data Source=127.0.0.1,${port};Initial Catalog=sales;User ID=${user};Password=${password};${more}`;
  return makeContext({ guard, auth: byConnectionString(text) });
}

async function withServer<T>(options: TdsServerOptions, work: (server: TdsServer) => Promise<T>): Promise<T> {
  const server = await startTdsServer({ databases: [sample], ...options });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

describe('a pool of Synapse', () => {
  const wide = {
    name: 'wide',
    columns: Array.from({ length: 300 }, (_, index) => ({
      name: `amount_of_${index}`,
      type: 'decimal(18,4)',
    })),
    rows: [Array.from({ length: 300 }, (_, index) => `${index}.5`)],
  };
  const options = { isSynapse: true, databases: [{ ...sample, tables: [...(sample.tables ?? []), wide] }] };

  test('is asked for READ UNCOMMITTED, the only isolation level it has', async () => {
    const errors: number[] = [];
    await withServer({ ...options, onError: (number) => errors.push(number) }, async (server) => {
      expect((await runCheck(synapse, contextOf(server))).at(-1)).toMatchObject({ outcome: 'passed' });
      expect(errors).toEqual([]);
    });
  });

  test('and a refused isolation level is not the cause of a later failure', async () => {
    const errors: number[] = [];
    await withServer({ ...options, onError: (number) => errors.push(number) }, async (server) => {
      const failure = await failureOf(driver.preview(contextOf(server), { path: 'dbo.nothing' }));
      expect(errors).toContain(103_010);
      expect(failure).toMatchObject({
        code: 'object-not-found',
        cause: expect.stringContaining('dbo.nothing'),
      });
    });
  });

  test('previews a table whose statement is longer than 4,000 characters', async () => {
    await withServer(options, async (server) => {
      const { rows = [] } = await synapse.preview(contextOf(server), { path: 'dbo.wide' });
      expect(rows).toMatchObject([{ amount_of_0: 0.5, amount_of_299: 299.5 }]);
    });
  });

  test('is recognized by its host with any source', () => {
    const targetOf = (host: string) =>
      readSqlTarget(byConnectionString(`Server=${host};Database=d;User ID=u;Password=p`));
    expect(targetOf('contoso.sql.azuresynapse.net').isSynapse).toBe(true);
    expect(targetOf('contoso-ondemand.sql.azuresynapse.azure.cn').isSynapse).toBe(true);
    expect(targetOf('contoso.database.windows.net').isSynapse).toBe(false);
  });
});

describe('a setting of a connection string', () => {
  async function loginWith(more: string): Promise<Login | undefined> {
    const logins: Login[] = [];
    await withServer({ onLogin: (login) => logins.push(login) }, async (server) => {
      await driver.list(contextOf(server, more), '');
    });
    return logins[0];
  }

  test('names the application and the workstation', async () => {
    expect(await loginWith('Application Name=etl;WSID=worker-7')).toMatchObject({
      applicationName: 'etl',
      hostName: 'worker-7',
    });
    expect(await loginWith('')).toMatchObject({ applicationName: 'Headwater', isReadOnly: false });
  });

  test('ApplicationIntent=ReadOnly opens a secondary replica, and its absence is named', async () => {
    await withServer({ isSecondaryReplica: true }, async (server) => {
      expect((await runCheck(driver, contextOf(server))).at(-1)).toMatchObject({
        name: 'authorise',
        failure: { code: 'read-intent-required', cause: expect.stringContaining('sales'), fixableBy: 'you' },
      });
      const readOnly = contextOf(server, 'ApplicationIntent=ReadOnly');
      expect((await runCheck(driver, readOnly)).at(-1)).toMatchObject({ outcome: 'passed' });
    });
  });

  test('Connect Timeout ends a login that takes longer', async () => {
    await withServer({ greeting: 'silent' }, async (server) => {
      const started = performance.now();
      const failure = await failureOf(driver.list(contextOf(server, 'Connect Timeout=1'), ''));
      expect(failure).toMatchObject({
        code: 'source-timeout',
        cause: expect.stringContaining('Connect Timeout'),
      });
      expect(performance.now() - started).toBeLessThan(5000);
    });
  });

  test.each(['Sql Password', 'SqlPassword', 'sqlpassword'])(
    'Authentication=%s is a login by password',
    async (kind) => {
      await withServer({}, async (server) => {
        const context = contextOf(server, `Authentication=${kind}`);
        expect((await runCheck(driver, context)).at(-1)).toMatchObject({ outcome: 'passed' });
      });
    },
  );

  test('a host may be an IPv6 address in brackets', () => {
    const target = readSqlTarget(byConnectionString('Server=[::1],1434;Database=d;User ID=u;Password=p'));
    expect(target).toMatchObject({ host: '::1', port: 1434 });
  });

  test.each([
    ['without TDS 8.0', { knowsTds8: false }],
    ['without a certificate', {}],
  ])('Encrypt=Strict to a server %s fails at tls and says so', async (_what, options) => {
    const withCertificate = 'knowsTds8' in options ? { certificate } : {};
    await withServer({ ...withCertificate, ...options }, async (server) => {
      const context = contextOf(server, 'Encrypt=Strict');
      expect((await runCheck(driver, context)).at(-1)).toMatchObject({
        name: 'tls',
        failure: { code: 'strict-encryption-unsupported', cause: expect.stringContaining('Encrypt=Strict') },
      });
      expect(await failureOf(driver.list(context, ''))).toMatchObject({
        code: 'strict-encryption-unsupported',
      });
    });
  });
});

test.each([
  [11_042, 'ports 11000-11999'],
  [undefined, 'read-only routing'],
])('a redirect to port %s that cannot be reached is named with its port', async (wanted, advice) => {
  const closed = await startServer(() => {});
  await closed.close();
  const port = wanted ?? closed.port;
  await withServer({ routeTo: { host: '127.0.0.1', port } }, async (server) => {
    const stages = await runCheck(driver, contextOf(server));
    expect(stages.at(-1)).toMatchObject({
      name: 'authenticate',
      failure: {
        code: 'redirect-unreachable',
        cause: expect.stringContaining(`127.0.0.1 port ${port}`),
        nextStep: expect.stringContaining(advice),
        fixableBy: 'network-admin',
      },
    });
  });
});
