import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addProfile } from './add-profile.ts';
import { listProfiles } from './list-profiles.ts';
import { writeLocalService } from './local-service.ts';
import type { Profile } from './profile.ts';
import { removeProfile } from './remove-profile.ts';
import { showProfile } from './show-profile.ts';
import { useProfile } from './use-profile.ts';

let homeDirectory: string;
const acme: Profile = {
  imsOrg: 'ACME@AdobeOrg',
  clientId: 'acme-client',
  clientSecret: '${env:ACME_SECRET}',
  sandbox: 'stage',
};

beforeEach(async () => {
  homeDirectory = join(await mkdtemp(join(tmpdir(), 'profiles-')), 'home');
});
afterEach(() => rm(join(homeDirectory, '..'), { recursive: true }));

describe('addProfile', () => {
  it('stores a profile that only its owner can read, and shows no part of the secret', async () => {
    const view = await addProfile('acme', acme, { homeDirectory });
    expect(view).toEqual({
      name: 'acme',
      origin: 'user',
      isCurrent: false,
      baseUrl: 'https://platform.adobe.io',
      imsUrl: 'https://ims-na1.adobelogin.com',
      imsOrg: 'ACME@AdobeOrg',
      clientId: 'acme-client',
      sandbox: 'stage',
      credentials: 'client-secret',
    });
    expect((await stat(join(homeDirectory, 'profiles.yaml'))).mode & 0o777).toBe(0o600);
    expect((await stat(homeDirectory)).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['clientSecret', 'p8e-plain-secret'],
    ['accessToken', 'eyJ.plain.token'],
    ['clientSecret', 'prefix-${env:ACME_SECRET}'],
  ])('rejects a plain %s with a next step, without repeating it', async (field, secret) => {
    const failure = addProfile('acme', { ...acme, [field]: secret }, { homeDirectory });
    await expect(failure).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'profile-plain-secret',
      nextSteps: [expect.stringContaining(`${field}: \${env:NAME}`), expect.any(String)],
    });
    await expect(failure).rejects.not.toThrow(secret);
  });

  it('replaces a profile only on request', async () => {
    await addProfile('acme', acme, { homeDirectory });
    await expect(addProfile('acme', acme, { homeDirectory })).rejects.toMatchObject({
      code: 'profile-exists',
    });
    const replaced = await addProfile('acme', { ...acme, sandbox: 'qa' }, { homeDirectory, replace: true });
    expect(replaced.sandbox).toBe('qa');
  });

  it.each(['local', 'environment', '', '-x', 'a b', '../x'])('rejects the name %j', async (name) => {
    await expect(addProfile(name, acme, { homeDirectory })).rejects.toMatchObject({
      code: 'profile-name-invalid',
    });
  });

  it('rejects an invalid address', async () => {
    const failure = addProfile('acme', { ...acme, baseUrl: 'platform.adobe.io' }, { homeDirectory });
    await expect(failure).rejects.toMatchObject({ code: 'profile-invalid' });
  });

  it.each(['', 'profiles:\n', 'profiles: {}\n', '# mine\n'])('adds to a file like %j', async (text) => {
    await addProfile('first', acme, { homeDirectory });
    await writeFile(join(homeDirectory, 'profiles.yaml'), text);
    await addProfile('acme', acme, { homeDirectory });
    expect(await readFile(join(homeDirectory, 'profiles.yaml'), 'utf8')).toContain(
      'profiles:\n  acme:\n    imsOrg:',
    );
  });

  it('preserves the comments of the file', async () => {
    await addProfile('acme', acme, { homeDirectory });
    const path = join(homeDirectory, 'profiles.yaml');
    await writeFile(path, `# mine\n${await readFile(path, 'utf8')}`);
    await addProfile('other', acme, { homeDirectory });
    expect(await readFile(path, 'utf8')).toMatch(/^# mine\n/);
  });
});

describe('listProfiles', () => {
  it('lists local without any setup', async () => {
    expect(await listProfiles({ homeDirectory })).toMatchObject([
      { name: 'local', isCurrent: true, sandbox: 'dev', credentials: 'none', imsOrg: '' },
    ]);
  });

  it('accepts a profile that takes its organization from the environment', async () => {
    await addProfile('bare', { baseUrl: 'http://127.0.0.1:9/' }, { homeDirectory });
    const [, bare] = await listProfiles({ homeDirectory });
    expect(bare).toMatchObject({ baseUrl: 'http://127.0.0.1:9', imsUrl: 'http://127.0.0.1:9', imsOrg: '' });
  });

  it.each([
    '- a list',
    'profiles: 7',
    'profiles: {acme: {clientSecret: plain}}',
    'profiles: {acme: {color: red}}',
    '{',
  ])('rejects a file like %j', async (text) => {
    await addProfile('acme', acme, { homeDirectory });
    await writeFile(join(homeDirectory, 'profiles.yaml'), text);
    await expect(listProfiles({ homeDirectory })).rejects.toMatchObject({ name: 'ConfigError' });
  });
});

describe('useProfile and removeProfile', () => {
  it('set and reset the default profile', async () => {
    await addProfile('acme', acme, { homeDirectory });
    expect(await useProfile('acme', { homeDirectory })).toMatchObject({ name: 'acme', isCurrent: true });
    expect(await showProfile('acme', { homeDirectory })).toMatchObject({ isCurrent: true });
    await removeProfile('acme', { homeDirectory });
    expect(await listProfiles({ homeDirectory })).toMatchObject([{ name: 'local', isCurrent: true }]);
  });

  it('suggest the intended name', async () => {
    await addProfile('acme', acme, { homeDirectory });
    await expect(useProfile('acne', { homeDirectory })).rejects.toMatchObject({
      code: 'unknown-profile',
      nextSteps: ['Did you mean "acme"?', expect.any(String)],
    });
    await expect(removeProfile('nothing-like-it', { homeDirectory })).rejects.toMatchObject({
      code: 'unknown-profile',
    });
  });

  it('refuse to remove local', async () => {
    await expect(removeProfile('local', { homeDirectory })).rejects.toMatchObject({
      code: 'profile-name-invalid',
    });
  });
});

describe('showProfile of local', () => {
  it('shows how to start the service while none is running', async () => {
    await expect(showProfile('local', { homeDirectory })).rejects.toMatchObject({
      code: 'local-service-not-running',
      nextSteps: ['Start the local service.', expect.any(String)],
    });
  });

  it('shows address, organization, client, and sandbox, but not the secret', async () => {
    const service = {
      baseUrl: 'http://127.0.0.1:7411',
      imsOrg: 'LOCAL@AdobeOrg',
      clientId: 'local-client',
      clientSecret: 'local-client-secret',
      pid: process.pid,
    };
    await writeLocalService(service, { homeDirectory });
    const view = await showProfile('local', { homeDirectory });
    expect(view).toMatchObject({
      baseUrl: 'http://127.0.0.1:7411',
      imsOrg: 'LOCAL@AdobeOrg',
      clientId: 'local-client',
      sandbox: 'dev',
      credentials: 'client-secret',
    });
    expect(JSON.stringify(view)).not.toContain('local-client-secret');
  });
});
