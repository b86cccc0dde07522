import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ConnectProxy,
  type ConnectProxyOptions,
  type ServedPlatform,
  serveDocumentedPlatform,
  startConnectProxy,
} from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listConnections } from '../connections/list-connections.ts';
import { openSession } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';

const HOST = 'platform.company.example';

let directory: string;
let platform: ServedPlatform;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headwater-network-'));
  platform = await serveDocumentedPlatform();
});
afterAll(async () => {
  await platform.close();
  await rm(directory, { recursive: true });
});

/** Opens a session whose target is a host that only a proxy can resolve. */
async function sessionBehind(
  variables: Record<string, string>,
  baseUrl = `http://${HOST}`,
): Promise<Session> {
  const { clientId, clientSecret, imsOrg } = platform.credentials;
  const home = await mkdtemp(join(directory, 'home-'));
  return await openSession({
    homeDirectory: home,
    projectDirectory: home,
    environment: {
      HEADWATER_BASE_URL: baseUrl,
      HEADWATER_IMS_ORG: imsOrg,
      HEADWATER_CLIENT_ID: clientId,
      HEADWATER_CLIENT_SECRET: clientSecret,
      HEADWATER_SANDBOX: 'dev',
      ...variables,
    },
  });
}

async function withProxy(
  options: Omit<ConnectProxyOptions, 'targetPort'>,
  use: (proxy: ConnectProxy, address: string) => Promise<void>,
): Promise<void> {
  const proxy = await startConnectProxy({ targetPort: Number(new URL(platform.url).port), ...options });
  try {
    await use(proxy, `127.0.0.1:${proxy.port}`);
  } finally {
    await proxy.close();
  }
}

describe('a proxy from the environment', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('forwards tokens and calls if %s names it', async (variable) => {
    await withProxy({}, async (proxy, address) => {
      const session = await sessionBehind({ [variable]: `http://${address}` });
      expect((await listConnections({ session })).items.length).toBeGreaterThan(3);
      expect(proxy.asked).toContain(`POST http://${HOST}/ims/token/v3`);
      expect(
        proxy.asked.some((line) => line.startsWith(`GET http://${HOST}/data/foundation/flowservice`)),
      ).toBe(true);
    });
  });

  it('works without a scheme in its address', async () => {
    await withProxy({}, async (_proxy, address) => {
      const session = await sessionBehind({ HTTP_PROXY: address });
      expect((await listConnections({ session })).items.length).toBeGreaterThan(3);
    });
  });

  it('is bypassed for the hosts in NO_PROXY', async () => {
    await withProxy({}, async (proxy, address) => {
      const variables = { HTTP_PROXY: `http://${address}`, NO_PROXY: 'other.example, 127.0.0.0/8' };
      const session = await sessionBehind(variables, platform.url);
      expect((await listConnections({ session })).items.length).toBeGreaterThan(3);
      expect(proxy.asked).toEqual([]);
    });
  });

  it('receives the login in its address, which no error shows', async () => {
    await withProxy({ login: 'reader:p@ss word' }, async (_proxy, address) => {
      const good = await sessionBehind({ HTTP_PROXY: `http://reader:p%40ss%20word@${address}` });
      expect((await listConnections({ session: good })).items.length).toBeGreaterThan(3);

      const bad = await sessionBehind({ HTTP_PROXY: `http://reader:wr0ngpassw0rd@${address}` });
      const error = await listConnections({ session: bad }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'NetworkError', code: 'proxy-login-required' });
      expect(String(error)).toContain('does not accept the login');
      expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('wr0ngpassw0rd');
      expect(bad.redactor.redact('wr0ngpassw0rd')).toBe('********');
    });
  });

  it('receives one request if it requires a login', async () => {
    await withProxy({ login: 'reader:secret' }, async (proxy, address) => {
      const session = await sessionBehind({ HTTP_PROXY: `http://${address}` });
      await expect(listConnections({ session })).rejects.toMatchObject({
        code: 'proxy-login-required',
        message: expect.stringContaining('demands a login (407)'),
        nextSteps: [expect.stringContaining('HTTP_PROXY')],
      });
      expect(proxy.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    });
  });

  it('is named as the cause if it refuses to connect to a host', async () => {
    await withProxy({ refusal: 403 }, async (_proxy, address) => {
      const session = await sessionBehind({ HTTPS_PROXY: `http://${address}` }, `https://${HOST}`);
      await expect(listConnections({ session })).rejects.toMatchObject({
        code: 'proxy-refused',
        message: expect.stringContaining('(403)'),
      });
    });
  });

  it('requires its login for HTTPS too', async () => {
    await withProxy({ login: 'reader:secret' }, async (proxy, address) => {
      const session = await sessionBehind({ HTTPS_PROXY: `http://${address}` }, `https://${HOST}`);
      await expect(listConnections({ session })).rejects.toMatchObject({ code: 'proxy-login-required' });
      expect(proxy.asked).toContain(`CONNECT ${HOST}:443`);
    });
  });

  it.each(['http', 'https'])('is named as the cause if it is down (%s)', async (scheme) => {
    const port = await unusedPort();
    const variable = `${scheme.toUpperCase()}_PROXY`;
    const session = await sessionBehind(
      { [variable]: `http://u:p4ssw0rd@127.0.0.1:${port}` },
      `${scheme}://${HOST}`,
    );
    const error = await listConnections({ session }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'proxy-unreachable' });
    expect(String(error)).toContain(`the proxy 127.0.0.1:${port} that ${variable} names cannot be reached`);
    expect(JSON.stringify([error, String(error)])).not.toContain('p4ssw0rd');
  });

  it.each(['socks5://proxy.example:1080', 'http://', 'http://user:s3cret@:80'])(
    'is rejected without its value if the address is invalid (%s)',
    async (value) => {
      const session = await sessionBehind({ HTTP_PROXY: value });
      const error = await listConnections({ session }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'proxy-invalid' });
      expect(String(error)).not.toContain('s3cret');
    },
  );
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
