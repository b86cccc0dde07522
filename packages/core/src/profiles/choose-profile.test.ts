import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addProfile } from './add-profile.ts';
import { chooseProfile, type ProfileRequest } from './choose-profile.ts';
import { useProfile } from './use-profile.ts';

let root: string;
let homeDirectory: string;
let projectDirectory: string;
const names = ['acme', 'by-project', 'by-environment', 'by-flag'];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'choose-profile-'));
});
afterAll(() => rm(root, { recursive: true }));

beforeEach(async () => {
  const place = await mkdtemp(join(root, 'case-'));
  homeDirectory = join(place, 'home');
  projectDirectory = join(place, 'project', 'deep', 'folder');
  await mkdir(projectDirectory, { recursive: true });
  for (const name of names) {
    await addProfile(
      name,
      {
        imsOrg: `${name}@AdobeOrg`,
        clientId: name,
        clientSecret: '${env:SECRET}',
        sandbox: `${name}-sandbox`,
      },
      { homeDirectory },
    );
  }
});

function choose(request: Partial<ProfileRequest> = {}) {
  return chooseProfile({
    profile: undefined,
    sandbox: undefined,
    environment: {},
    homeDirectory,
    projectDirectory,
    ...request,
  });
}

async function writeProject(text: string) {
  await writeFile(join(projectDirectory, '..', '..', 'headwater.yaml'), text);
}

describe('chooseProfile', () => {
  it('falls back to local and its sandbox dev', async () => {
    expect(await choose()).toMatchObject({ name: 'local', origin: 'local', sandbox: 'dev' });
  });

  it('prefers the flag to the environment, that to the project file, and that to the chosen profile', async () => {
    await useProfile('acme', { homeDirectory });
    expect(await choose()).toMatchObject({ name: 'acme', sandbox: 'acme-sandbox' });

    await writeProject('profile: by-project\nsandbox: project-sandbox\n');
    expect(await choose()).toMatchObject({ name: 'by-project', sandbox: 'project-sandbox' });

    const environment = { HEADWATER_PROFILE: 'by-environment', HEADWATER_SANDBOX: 'environment-sandbox' };
    expect(await choose({ environment })).toMatchObject({
      name: 'by-environment',
      sandbox: 'environment-sandbox',
    });

    const byFlag = await choose({ environment, profile: 'by-flag', sandbox: 'flag-sandbox' });
    expect(byFlag).toMatchObject({ name: 'by-flag', sandbox: 'flag-sandbox' });
  });

  it('builds a target from the environment alone', async () => {
    const environment = {
      HEADWATER_BASE_URL: 'http://127.0.0.1:9100',
      HEADWATER_IMS_ORG: 'ENV@AdobeOrg',
      HEADWATER_CLIENT_ID: 'env-client',
      HEADWATER_CLIENT_SECRET: 'env-secret',
    };
    const profile = await choose({ environment });
    expect(profile).toMatchObject({
      name: 'environment',
      origin: 'environment',
      baseUrl: 'http://127.0.0.1:9100',
      imsUrl: 'http://127.0.0.1:9100',
      imsOrg: 'ENV@AdobeOrg',
      clientId: 'env-client',
    });
    expect(await readSecret(profile)).toBe('env-secret');
  });

  it('takes single settings from the environment, but credentials only as a set', async () => {
    const environment = {
      HEADWATER_PROFILE: 'acme',
      HEADWATER_ACCESS_TOKEN: 'ready-made',
      HEADWATER_CLIENT_ID: 'other',
    };
    const profile = await choose({ environment });
    expect(profile).toMatchObject({
      imsOrg: 'acme@AdobeOrg',
      clientId: 'other',
      credentials: { kind: 'access-token' },
    });
    expect(await readSecret(profile)).toBe('ready-made');

    await addProfile('tokened', { imsOrg: 'o', clientId: 'c', accessToken: '${env:OLD}' }, { homeDirectory });
    const renewed = { HEADWATER_PROFILE: 'tokened', HEADWATER_CLIENT_SECRET: 'from-environment' };
    expect(await choose({ environment: renewed })).toMatchObject({ credentials: { kind: 'client-secret' } });
  });

  it('ignores the environment for local and for a profile named by flag', async () => {
    const environment = { HEADWATER_CLIENT_ID: 'other', HEADWATER_IMS_ORG: 'OTHER@AdobeOrg' };
    expect(await choose({ environment, profile: 'acme' })).toMatchObject({ clientId: 'acme' });
    expect(await choose({ environment, profile: 'local' })).toMatchObject({ name: 'local', clientId: '' });
  });

  it('ignores generic names such as API_KEY, which may belong to another service', async () => {
    const environment = { IMS_ORG: 'X@AdobeOrg', API_KEY: 'x', ACCESS_TOKEN: 'x', SANDBOX_NAME: 'x' };
    expect(await choose({ environment })).toMatchObject({ name: 'local', sandbox: 'dev' });
  });

  it('reads a secret only when needed, and resolves file references from the folder of the profiles', async () => {
    await addProfile(
      'filed',
      { imsOrg: 'o', clientId: 'c', clientSecret: '${file:secret.txt}' },
      { homeDirectory },
    );
    const profile = await choose({ profile: 'filed' });
    await expect(readSecret(profile)).rejects.toMatchObject({ code: 'reference-file-unreadable' });
    await writeFile(join(homeDirectory, 'secret.txt'), 'from-file\n');
    expect(await readSecret(profile)).toBe('from-file');
  });

  it('names the missing fields', async () => {
    await expect(choose({ environment: { HEADWATER_CLIENT_ID: 'x' } })).rejects.toMatchObject({
      code: 'profile-incomplete',
      message: 'The profile "environment" has no imsOrg.',
      nextSteps: [expect.stringContaining('HEADWATER_IMS_ORG')],
    });
    await expect(choose({ profile: 'acmee' })).rejects.toMatchObject({ code: 'unknown-profile' });
  });

  it('rejects a misspelled field of a project file instead of using another target', async () => {
    await writeProject('sandbx: project-sandbox\n');
    await expect(choose()).rejects.toMatchObject({
      code: 'project-file-invalid',
      nextSteps: ['Did you mean "sandbox"?', 'Known fields: profile, sandbox.'],
    });
  });

  it.each(['- list', 'profile: 7', '{'])('rejects a project file like %j', async (text) => {
    await writeProject(text);
    await expect(choose()).rejects.toMatchObject({ code: 'project-file-invalid' });
  });

  it('uses the token endpoint of the platform address', async () => {
    const at = async (baseUrl: string) => {
      await addProfile('at', { imsOrg: 'o', clientId: 'c', baseUrl }, { homeDirectory, replace: true });
      return (await choose({ profile: 'at' })).imsUrl;
    };
    expect(await at('https://platform.adobe.io')).toBe('https://ims-na1.adobelogin.com');
    expect(await at('https://platform-stage.adobe.io')).toBe('https://ims-na1-stg1.adobelogin.com');
    expect(await at('http://team.example:7400')).toBe('http://team.example:7400');
  });
});

async function readSecret({ credentials }: Awaited<ReturnType<typeof choose>>) {
  return credentials.kind === 'none' ? undefined : await credentials.readSecret();
}

describe('credentials of a stored profile', () => {
  const byEnvironment = (variables: Record<string, string>) =>
    choose({ environment: { HEADWATER_PROFILE: 'acme', ...variables } });

  it.each([
    { HEADWATER_BASE_URL: 'https://platform.adobe.io.example' },
    { HEADWATER_BASE_URL: 'http://127.0.0.1:9100' },
    { HEADWATER_BASE_URL: 'http://platform.adobe.io' },
    { HEADWATER_IMS_URL: 'https://ims.example' },
    { HEADWATER_IMS_URL: 'https://ims-na1-stg1.adobelogin.com' },
  ])('are not sent to a host from the environment (%o)', async (variables) => {
    await expect(byEnvironment(variables)).rejects.toMatchObject({
      code: 'credentials-for-another-host',
      message: expect.stringContaining(Object.keys(variables)[0] ?? ''),
    });
  });

  it('are sent to the hosts that the profile names or implies', async () => {
    const hosts = {
      HEADWATER_BASE_URL: 'https://platform.adobe.io/',
      HEADWATER_IMS_URL: 'https://ims-na1.adobelogin.com',
    };
    expect(await byEnvironment(hosts)).toMatchObject({ name: 'acme', clientId: 'acme' });
  });

  it("are replaced by the environment's, which are sent to its host", async () => {
    const profile = await byEnvironment({
      HEADWATER_BASE_URL: 'http://127.0.0.1:9100',
      HEADWATER_CLIENT_SECRET: 'env-secret',
    });
    expect(profile.baseUrl).toBe('http://127.0.0.1:9100');
    if (profile.credentials.kind === 'none') throw new Error('no credentials');
    expect(await profile.credentials.readSecret()).toBe('env-secret');
  });
});
