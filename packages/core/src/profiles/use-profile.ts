import type { HomeOptions } from '../home/headwater-home.ts';
import { listProfiles } from './list-profiles.ts';
import { editProfileFile } from './profile-file.ts';
import type { ProfileView } from './profile-view.ts';
import { unknownProfile } from './unknown-profile.ts';

/**
 * Makes a profile the default.
 *
 * @throws ConfigError if the profile does not exist.
 * @example
 * await useProfile('acme');
 */
export async function useProfile(name: string, options: HomeOptions = {}): Promise<ProfileView> {
  const profiles = await listProfiles(options);
  const profile = profiles.find((candidate) => candidate.name === name);
  if (!profile)
    throw unknownProfile(
      name,
      profiles.map((candidate) => candidate.name),
    );
  await editProfileFile((document) => document.set('current', name), options);
  return { ...profile, isCurrent: true };
}
