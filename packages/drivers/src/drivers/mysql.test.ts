import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { makeContext, runCheck } from '@headwater/source-fixtures';
import mysql from 'mysql2';
import { afterAll, expect, test } from 'vitest';
import type { DriverContext } from '../contract/contract.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './mysql.ts';

const guard = createDialGuard({ allowPrivate: true });
afterAll(() => guard.close());

/** Sign-in errors from the documentation of MySQL. The test of MariaDB uses a real server. */
test.each([
  [1040, 'authenticate', 'source-busy'],
  [1044, 'authorise', 'access-denied'],
  [1045, 'authenticate', 'password-wrong'],
  [1049, 'authorise', 'database-not-found'],
  [1053, 'authenticate', 'source-starting'],
  [1129, 'authenticate', 'host-blocked'],
  [1130, 'authenticate', 'host-not-allowed'],
  [1226, 'authenticate', 'account-limit-reached'],
  [1524, 'authenticate', 'auth-plugin-missing'],
  [1698, 'authenticate', 'password-wrong'],
  [1251, 'authenticate', 'auth-method-unsupported'],
  [1862, 'authenticate', 'password-expired'],
  [3118, 'authenticate', 'account-locked'],
  [3955, 'authenticate', 'account-locked'],
  [9001, 'authenticate', 'proxy-server-unreachable'],
  [3159, 'authenticate', 'encryption-required'],
  [9999, 'list', 'sql-error'],
])('error %i of the server fails at %s with %s', async (errorNumber, name, code) => {
  const server = await startRefusingServer(errorNumber);
  const stages = await runCheck(driver, contextOf(server.port, 'DISABLED'));
  expect(stages.at(-1)).toMatchObject({
    name,
    outcome: 'failed',
    failure: { code, nextStep: expect.any(String) },
  });
  expect(JSON.stringify(stages)).not.toContain('right-password');
  await server.close();
});

test('gives advice that works on MySQL 8.4 and 9', async () => {
  const adviceOf = async (errorNumber: number) => {
    const server = await startRefusingServer(errorNumber);
    const failure = (await runCheck(driver, contextOf(server.port, 'DISABLED'))).at(-1)?.failure;
    await server.close();
    return failure?.nextStep;
  };
  expect(await adviceOf(1129)).toContain('TRUNCATE TABLE performance_schema.host_cache');
  expect(await adviceOf(1524)).toContain('IDENTIFIED WITH caching_sha2_password');
  expect(await adviceOf(1045)).toContain('REQUIRE SSL');
  expect(await adviceOf(1698)).toContain('unix_socket');
});

test('refuses a server without TLS if encryption is required, and uses it if encryption is preferred', async () => {
  const server = await startRefusingServer(1045);
  const required = await runCheck(driver, contextOf(server.port, 'REQUIRED'));
  expect(required.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'tls-not-offered' } });
  const preferred = await runCheck(driver, contextOf(server.port, 'PREFERRED'));
  expect(preferred.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'password-wrong' } });
  await server.close();
});

/** Speaks the protocol of MySQL up to the sign-in, which it refuses. */
async function startRefusingServer(errorNumber: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = mysql.createServer((connection) => {
    connection.on('error', () => {});
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: '8.4.0',
      connectionId: 1,
      statusFlags: 2,
      characterSet: 8,
      // Protocol 4.1, secure connection, plug-in authentication, a database with the sign-in; no TLS.
      capabilityFlags: 0x0008_8208,
      authCallback: (_login: unknown, done: (error: null, refusal: object) => void) =>
        done(null, { code: errorNumber, message: 'No.' }),
    });
  });
  // The library's own listen method takes no address.
  const { _server: listener } = server as unknown as { _server: Server };
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    async close() {
      listener.close();
      await once(listener, 'close');
    },
  };
}

function contextOf(port: number, sslMode: string): DriverContext {
  const login = { username: 'reader', password: 'right-password', database: 'sales' };
  const params = { server: '127.0.0.1', port: String(port), sslMode, ...login };
  return makeContext({ guard, auth: { method: 'BasicAuthenticationAzure', params } });
}
