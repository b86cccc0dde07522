import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addProfile } from './add-profile.ts';
import { editProfile } from './edit-profile.ts';
import { readProfileFile } from './profile-file.ts';

let homeDirectory: string;
beforeAll(async () => {
  homeDirectory = await mkdtemp(join(tmpdir(), 'headwater-edit-'));
});
afterAll(async () => await rm(homeDirectory, { recursive: true }));

it('changes the given fields, keeps the rest, and replaces one kind of secret with the other', async () => {
  const options = { homeDirectory };
  const before = { imsOrg: 'A@AdobeOrg', clientId: 'c', clientSecret: '${env:SECRET}', sandbox: 'dev' };
  await addProfile('stage', before, options);
  await editProfile('stage', { sandbox: 'test', imsOrg: undefined }, options);
  expect((await readProfileFile(options)).profiles.stage).toEqual({ ...before, sandbox: 'test' });
  await editProfile('stage', { accessToken: '${env:TOKEN}' }, options);
  const { clientSecret: _secret, ...rest } = before;
  expect((await readProfileFile(options)).profiles.stage).toEqual({
    ...rest,
    sandbox: 'test',
    accessToken: '${env:TOKEN}',
  });
  await expect(editProfile('stage', {}, options)).rejects.toMatchObject({ code: 'change-missing' });
  await expect(editProfile('other', { sandbox: 'x' }, options)).rejects.toMatchObject({
    code: 'unknown-profile',
  });
  await expect(editProfile('stage', { clientSecret: 'plain' }, options)).rejects.toMatchObject({
    code: 'profile-plain-secret',
  });
});
