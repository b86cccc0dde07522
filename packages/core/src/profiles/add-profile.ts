import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { HomeOptions } from '../home/headwater-home.ts';
import { decodeProfile } from './decode-profile.ts';
import { ENVIRONMENT_PROFILE, LOCAL_PROFILE, type Profile } from './profile.ts';
import { editProfileFile, readProfileFile } from './profile-file.ts';
import type { ProfileView } from './profile-view.ts';
import { showProfile } from './show-profile.ts';

export interface AddProfileOptions extends HomeOptions {
  /** Replaces a profile of the same name. @default false */
  replace?: boolean | undefined;
}

/**
 * Stores a profile.
 *
 * @throws ConfigError if a secret is not a reference, or the name is taken or not allowed.
 * @example
 * await addProfile('acme', { imsOrg, clientId, clientSecret: '${env:ACME_SECRET}' });
 */
export async function addProfile(
  name: string,
  profile: Profile,
  options: AddProfileOptions = {},
): Promise<ProfileView> {
  assertName(name);
  const checked = decodeProfile(withoutUndefined(profile), `profile "${name}"`);
  const { profiles } = await readProfileFile(options);
  if (Object.hasOwn(profiles, name) && !options.replace) {
    throw new ConfigError(...describeError('profile-exists', { name }));
  }
  await editProfileFile((document) => document.setIn(['profiles', name], checked), options);
  return await showProfile(name, options);
}

function assertName(name: string): void {
  const isReserved = name === LOCAL_PROFILE || name === ENVIRONMENT_PROFILE;
  if (!isReserved && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) return;
  throw new ConfigError(
    ...describeError(isReserved ? 'profile-name-invalid.reserved' : 'profile-name-invalid', { name }),
  );
}

function withoutUndefined(profile: Profile): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
}
