import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { HomeOptions } from '../home/headwater-home.ts';
import { addProfile } from './add-profile.ts';
import { LOCAL_PROFILE, type Profile } from './profile.ts';
import { readProfileFile } from './profile-file.ts';
import type { ProfileView } from './profile-view.ts';
import { unknownProfile } from './unknown-profile.ts';

/**
 * Changes fields of a profile; omitted fields stay unchanged. A new client secret replaces an access token, and vice
 * versa.
 *
 * @throws ConfigError if the profile does not exist, or a secret is not a reference.
 * @throws ConfigError with code `change-missing` if no field is given.
 * @example
 * await editProfile('acme', { sandbox: 'dev' });
 */
export async function editProfile(
  name: string,
  changes: Profile,
  options: HomeOptions = {},
): Promise<ProfileView> {
  const { profiles } = await readProfileFile(options);
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!profile) throw unknownProfile(name, [LOCAL_PROFILE, ...Object.keys(profiles)]);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) throw nothingToChange();
  const { clientSecret, accessToken, ...rest } = profile;
  const hasNewSecret = 'clientSecret' in given || 'accessToken' in given;
  const kept: Profile = hasNewSecret ? rest : profile;
  return await addProfile(name, { ...kept, ...given }, { ...options, replace: true });
}

function nothingToChange(): ConfigError {
  return new ConfigError(...describeError('change-missing', {}));
}
