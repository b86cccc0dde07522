import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listConnections } from '../connections/list-connections.ts';
import { addProfile } from '../profiles/add-profile.ts';
import { readLocalService } from '../profiles/local-service.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { getAccessToken } from './access-token.ts';

let target: LocalTarget;

beforeAll(async () => {
  target = await openLocalTarget();
});
afterAll(() => target.close());
beforeEach(() => {
  target.requests.length = 0;
});

const localSecret = async () => {
  return (await readLocalService({ homeDirectory: target.homeDirectory }))?.clientSecret ?? '';
};
const tokenRequests = () => target.requests.filter(({ url }) => url.endsWith('/ims/token/v3')).length;

describe('openSession', () => {
  it('sends nothing before the first call', async () => {
    const session = await target.openSession();
    expect(session).toMatchObject({ sandbox: 'dev', profile: { name: 'local', origin: 'local' } });
    expect(target.requests).toEqual([]);
  });

  it('works with the local service at once, and shows no secret when inspected', async () => {
    const session = await target.openSession();
    expect((await listConnections({ session })).items).toEqual([]);
    expect(JSON.stringify(session.profile)).not.toContain(await localSecret());
  });

  it('caches tokens between sessions in files that only the owner can read, without secrets in their names', async () => {
    const token = await getAccessToken(await target.openSession());
    const before = tokenRequests();
    expect(await getAccessToken(await target.openSession())).toBe(token);
    expect(tokenRequests()).toBe(before);

    const [name, ...others] = await readdir(join(target.homeDirectory, 'tokens'));
    expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(others).toEqual([]);
    const { mode } = await stat(join(target.homeDirectory, 'tokens', name ?? ''));
    expect(mode & 0o777).toBe(0o600);
  });

  it('works without a cache if none can be written', async () => {
    const environment = { SECRET: await localSecret() };
    const { profile } = await target.openSession();
    const homeDirectory = join(target.homeDirectory, 'cramped');
    const { imsOrg, clientId, baseUrl } = profile;
    const clientSecret = '${env:SECRET}';
    await addProfile(
      'cramped',
      { baseUrl, imsOrg, clientId, clientSecret, sandbox: 'dev' },
      { homeDirectory },
    );
    await writeFile(join(homeDirectory, 'tokens'), 'a file where the folder should be');
    const session = await target.openSession({ homeDirectory, environment, profile: 'cramped' });
    expect((await listConnections({ session })).items).toEqual([]);
  });

  it('redacts its tokens', async () => {
    const session = await target.openSession();
    const token = await getAccessToken(session);
    expect(session.redactor.redact(`Bearer ${token}`)).toBe('Bearer ********');
  });

  it('accepts a ready-made token from the environment', async () => {
    const token = await getAccessToken(await target.openSession());
    const { profile } = await target.openSession();
    const environment = {
      HEADWATER_BASE_URL: profile.baseUrl,
      HEADWATER_IMS_ORG: profile.imsOrg,
      HEADWATER_CLIENT_ID: profile.clientId,
      HEADWATER_ACCESS_TOKEN: token,
      HEADWATER_SANDBOX: 'dev',
    };
    const before = tokenRequests();
    const session = await target.openSession({ environment });
    expect(session.profile).toMatchObject({ name: 'environment', origin: 'environment' });
    expect((await listConnections({ session })).items).toEqual([]);
    expect(tokenRequests()).toBe(before);
  });

  it('explains how to start the local service on the first call if none is running', async () => {
    const session = await target.openSession({ homeDirectory: join(target.homeDirectory, 'empty') });
    await expect(listConnections({ session })).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'local-service-not-running',
    });
    expect(target.requests).toEqual([]);
  });

  it('reports missing credentials on the first call that needs them', async () => {
    const environment = { HEADWATER_IMS_ORG: 'X@AdobeOrg', HEADWATER_CLIENT_ID: 'x' };
    const session = await target.openSession({ environment });
    await expect(getAccessToken(session)).rejects.toMatchObject({ code: 'credentials-missing' });
  });
});

describe('target facts', () => {
  it('are requested once, and again only after a failure', async () => {
    let isDown = true;
    const shaky = await openLocalTarget((request) => {
      const isSpec = request.url.includes('/connectionSpecs/');
      return isSpec && isDown ? new Response(null, { status: 403 }) : undefined;
    });
    const { target: facts } = await shaky.openSession();
    const known = '4c10e202-c428-4796-9208-5f1f5732b1cf';
    await expect(facts.knowsSpec(known)).rejects.toMatchObject({ status: 403 });
    isDown = false;
    expect(await Promise.all([facts.knowsSpec(known), facts.knowsSpec(known)])).toEqual([true, true]);
    expect(await facts.knowsSpec('00000000-0000-0000-0000-000000000000')).toBe(false);
    expect(await Promise.all([facts.isHeadwater(), facts.isHeadwater()])).toEqual([true, true]);
    const asked = shaky.requests.map(({ url }) => new URL(url).pathname);
    expect(asked.filter((path) => path.endsWith(known))).toHaveLength(2);
    expect(asked.filter((path) => path === '/headwater/health')).toHaveLength(1);
    await shaky.close();
  });

  it('classify a target whose health endpoint returns an error as the platform', async () => {
    const platform = await openLocalTarget((request) => {
      return request.url.includes('/headwater/') ? new Response('{}', { status: 404 }) : undefined;
    });
    const { target: facts } = await platform.openSession();
    expect(await facts.isHeadwater()).toBe(false);
    await platform.close();
  });
});
