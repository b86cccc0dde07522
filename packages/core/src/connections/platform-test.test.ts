import { PLATFORM_CONNECTION_IDS as IDS } from '@headwater/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlatformTarget, type PlatformTarget } from '../testing/platform-target.ts';
import { connectionsNeedingAttention } from './connections-needing-attention.ts';
import { createConnection } from './create-connection.ts';
import { testConnection } from './test-connection.ts';
import { updateConnection } from './update-connection.ts';

let target: PlatformTarget;
beforeEach(async () => {
  target = await openPlatformTarget();
});
afterEach(() => target.close());

describe('a connection that is initializing', () => {
  it('is tested once it has left that state', async () => {
    const session = await target.openSession();
    const auth = { method: 'ConnectionString', connectionString: 'not checked' } as const;
    const { id } = await createConnection('azure-blob', { name: 'New', auth }, { session, lint: false });
    const waits: number[] = [];
    const report = await testConnection(id, {
      session,
      readyWithinMs: 5000,
      onWaiting: (ms) => waits.push(ms),
    });

    expect(report.result).toBe(true);
    expect(waits.length).toBeGreaterThan(0);
    const paths = target.platform.requests.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith(`/connections/${id}`)).length).toBeGreaterThan(1);
    expect(paths.at(-1)).toMatch(/\/test$/);
  });

  it('is not tested if initializing takes longer than the maximum wait', async () => {
    const session = await target.openSession();
    const test = testConnection(IDS.initializing, { session, readyWithinMs: 600 });
    await expect(test).rejects.toMatchObject({ code: 'still-initializing', name: 'HeadwaterError' });
    expect(target.platform.requests.some(({ path }) => path.endsWith('/test'))).toBe(false);
  });

  it('rejects a change and advises waiting', async () => {
    const session = await target.openSession();
    await expect(updateConnection(IDS.initializing, { name: 'x' }, { session })).rejects.toMatchObject({
      code: 'FLOW-1417-400',
      nextSteps: [expect.stringContaining('Wait')],
    });
  });
});

describe('a test that the platform reports as failed', () => {
  it("names the page of allowed addresses and the sandbox's region", async () => {
    const canada = await openPlatformTarget({
      sandboxes: [{ name: 'dev', type: 'development', region: 'CAN2' }],
    });
    const report = await testConnection(IDS.refusing, { session: await canada.openSession() });
    await canada.close();

    expect(report.result).toBe(false);
    expect(report.stages[0]?.nextStep).toContain('IP address allow list for source connections');
    expect(report.stages[0]?.nextStep).toContain('CAN2');
  });

  it('keeps its advice if the list of sandboxes is unavailable', async () => {
    const silent = await openPlatformTarget({
      intercept: ({ path }) =>
        path.includes('sandbox-management') ? Response.json({}, { status: 403 }) : undefined,
    });
    const report = await testConnection(IDS.refusing, { session: await silent.openSession() });
    await silent.close();
    expect(report.stages[0]?.nextStep).toContain('IP address allow list for source connections');
  });
});

describe('a session with a time limit', () => {
  it('aborts each call after the limit', async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const session = await target.openSession({ fetch, timeoutMs: 50 });
    await expect(testConnection(IDS.blob, { session })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});

describe('attention', () => {
  it.each([500, 503, 429, 408])('is unclear if the target responds with %d', async (status) => {
    const session = await target.openSession({
      environment: { ...ENVIRONMENT, HEADWATER_BASE_URL: 'http://gateway.example' },
      fetch: () => Response.json({}, { status }),
    });
    await expect(connectionsNeedingAttention({ session })).rejects.toMatchObject({ code: 'target-unclear' });
  });

  it('is unclear if the target does not respond', async () => {
    const session = await target.openSession({
      environment: { ...ENVIRONMENT, HEADWATER_BASE_URL: 'http://gateway.example' },
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    await expect(connectionsNeedingAttention({ session })).rejects.toMatchObject({ code: 'target-unclear' });
  });

  it('is not an empty list if a gateway responds in place of the service', async () => {
    const session = await target.openSession({
      environment: { ...ENVIRONMENT, HEADWATER_BASE_URL: 'http://gateway.example' },
      fetch: ({ url }) => Response.json(url.endsWith('/health') ? { service: 'headwater' } : {}),
    });
    await expect(connectionsNeedingAttention({ session })).rejects.toMatchObject({
      code: 'unreadable-answer',
    });
  });

  it('is not kept on the platform', async () => {
    const session = await target.openSession();
    expect(await connectionsNeedingAttention({ session })).toEqual({ isKept: false });
  });
});

const ENVIRONMENT = {
  HEADWATER_IMS_ORG: '1C2D3E4F5A6B7C8D0A495C7B@AdobeOrg',
  HEADWATER_CLIENT_ID: 'client',
  HEADWATER_ACCESS_TOKEN: 'token-of-the-caller',
};
