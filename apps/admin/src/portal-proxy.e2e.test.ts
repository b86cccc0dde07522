import { type ConnectProxy, startConnectProxy } from '@headwater/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { signInByRequest } from './testing/sign-in-by-request.ts';
import { type PlatformPortal, startPlatformPortal } from './testing/start-platform-portal.ts';

const HOST = 'platform.company.example';
const MINUTE = 60_000;

let portal: PlatformPortal | undefined;
let proxy: ConnectProxy | undefined;
afterEach(async () => {
  await portal?.close();
  await proxy?.close();
});

/** Starts a portal whose profile names a host that is reachable only through a proxy. */
async function startBehindProxy(login?: string): Promise<PlatformPortal> {
  portal = await startPlatformPortal({
    baseUrl: `http://${HOST}`,
    environment: async ({ url }) => {
      proxy = await startConnectProxy({
        targetPort: Number(new URL(url).port),
        ...(login !== undefined && { login: 'reader:another' }),
      });
      return { HTTP_PROXY: `http://${login === undefined ? '' : `${login}@`}127.0.0.1:${proxy.port}` };
    },
  });
  return portal;
}

async function readPage(path: string): Promise<string> {
  if (!portal) throw new Error('There is no portal.');
  const cookie = await signInByRequest(portal);
  const answer = await fetch(`${portal.origin}${path}`, { headers: { cookie } });
  return await answer.text();
}

describe('the portal behind a proxy', { timeout: MINUTE }, () => {
  it('reaches the platform through the proxy in its environment', async () => {
    await startBehindProxy();
    expect(await readPage('/dev/connections')).toContain('Landing zone of sales');
    expect(proxy?.asked).toContain(`POST http://${HOST}/ims/token/v3`);
    expect(proxy?.asked).toContainEqual(
      expect.stringMatching(`^GET http://${HOST}/data/foundation/flowservice/connections`),
    );
  });

  it('reports a proxy that rejects the login as the cause, and shows no part of the login', async () => {
    const { output } = await startBehindProxy('reader:canary-of-the-proxy');
    const page = await readPage('/dev/connections');
    expect(page).toContain('proxy-login-required');
    expect(page + output()).not.toContain('canary-of-the-proxy');
  });
});
