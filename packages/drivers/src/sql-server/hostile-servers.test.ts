import {
  byConnectionString,
  failureOf,
  makeCertificate,
  makeContext,
  runCheck,
  startTdsServer,
  type TdsServer,
  type TdsServerOptions,
  type TestCertificate,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const driver = createSqlServerDriver();
const TRAP = { name: 'trap', columns: [{ name: 'a', type: 'nvarchar(max)' }], rows: [['x'.repeat(900)]] };

let certificate: TestCertificate;
let guard: DialGuard;

beforeAll(async () => {
  certificate = await makeCertificate();
  guard = createDialGuard({ allowPrivate: true, extraCertificates: [certificate.cert] });
  // The first reading loads the driver and lets the heap grow, which is not what the tests measure.
  const server = await startTrap({ tableBehaviors: { 'dbo.trap': 'endless-rows' } });
  const context = contextOf(server, 'False');
  await failureOf(driver.preview(context, { path: 'trap' }));
  await runCheck(driver, context);
  await server.close();
});
afterAll(() => guard.close());

function startTrap(options: TdsServerOptions): Promise<TdsServer> {
  return startTdsServer({ certificate, databases: [{ name: 'sales', tables: [TRAP] }], ...options });
}

function contextOf({ port, user, password }: TdsServer, encrypt: string, timeoutMs = 10_000) {
  const text = `Data Source=127.0.0.1,${port};Initial Catalog=sales;User ID=${user};Password=${password};Encrypt=${encrypt}`;
  return makeContext({
    guard,
    auth: byConnectionString(text),
    limits: { ...DEFAULT_LIMITS, timeoutMs },
  });
}

const BEHAVIORS = [
  ['endless-rows', 'read-limit-reached', 10_000],
  ['endless-value', 'read-limit-reached', 10_000],
  ['silent', 'source-timeout', 800],
  ['garbage', 'unexpected-answer', 10_000],
  ['closes-mid-row', 'connection-closed', 10_000],
] as const;

describe.each(['False', 'True', 'Strict'])('with Encrypt=%s', (encrypt) => {
  test.each(BEHAVIORS)(
    'a table of %s ends in %s, and the connection with it',
    async (behavior, code, timeoutMs) => {
      const server = await startTrap({ tableBehaviors: { 'dbo.trap': behavior } });
      const before = process.memoryUsage().rss;
      const context = contextOf(server, encrypt, timeoutMs);
      expect(await failureOf(driver.preview(context, { path: 'trap' }))).toMatchObject({ code });
      expect((await runCheck(driver, context)).at(-1)).toMatchObject({ name: 'list', failure: { code } });
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
      await expect.poll(() => server.openConnections, { timeout: 2000 }).toBe(0);
      await server.close();
    },
  );
});

test.each([
  ['silent', 'source-timeout'],
  ['garbage', 'connection-closed'],
  ['unfinished', 'source-timeout'],
  ['endless', 'read-limit-reached'],
  ['closes', 'connection-closed'],
] as const)('a server whose greeting is %s ends a check with %s', async (greeting, code) => {
  const server = await startTrap({ greeting });
  const context = contextOf(server, 'False', code === 'source-timeout' ? 800 : undefined);
  expect((await runCheck(driver, context)).at(-1)).toMatchObject({ name: 'authenticate', failure: { code } });
  expect(await failureOf(driver.list(context, ''))).toMatchObject({ code });
  await expect.poll(() => server.openConnections, { timeout: 2000 }).toBe(0);
  await server.close();
});

// Of a failure this process would hang, and the test with it.
test.each([0, 8, 65_536])(
  'a server that wants packets of %i bytes is not obeyed',
  async (claimedPacketSize) => {
    const server = await startTrap({ claimedPacketSize });
    expect((await runCheck(driver, contextOf(server, 'False'))).at(-1)).toMatchObject({
      name: 'authenticate',
      failure: { code: 'unexpected-answer' },
    });
    await expect.poll(() => server.openConnections, { timeout: 2000 }).toBe(0);
    await server.close();
  },
);

test.each(['connect', 'tls', 'authenticate', 'authorise'])(
  'a check that is abandoned after %s closes its connection',
  async (last) => {
    const server = await startTrap({});
    for await (const { name } of driver.check(contextOf(server, 'True'))) if (name === last) break;
    await expect.poll(() => server.openConnections, { timeout: 2000 }).toBe(0);
    await server.close();
  },
);
