import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { HomeOptions } from '../home/headwater-home.ts';
import { LOCAL_PROFILE } from './profile.ts';
import { editProfileFile, readProfileFile } from './profile-file.ts';
import { unknownProfile } from './unknown-profile.ts';

/**
 * Removes a profile. If it was the default, `local` becomes the default.
 *
 * @throws ConfigError if the profile does not exist, or for `local`, which always exists.
 * @example
 * await removeProfile('acme');
 */
export async function removeProfile(name: string, options: HomeOptions = {}): Promise<void> {
  if (name === LOCAL_PROFILE) {
    throw new ConfigError(...describeError('profile-name-invalid.local', {}));
  }
  const { current, profiles } = await readProfileFile(options);
  if (!Object.hasOwn(profiles, name)) throw unknownProfile(name, Object.keys(profiles));
  await editProfileFile((document) => {
    document.deleteIn(['profiles', name]);
    if (current === name) document.delete('current');
  }, options);
}
