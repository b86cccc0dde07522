import type { HomeOptions } from '../home/headwater-home.ts';
import { listProfiles } from './list-profiles.ts';
import { editProfileFile } from './profile-file.ts';
import type { ProfileView } from './profile-view.ts';
import { unknownProfile } from './unknown-profile.ts';

/**
 * Makes a profile the one that is used when none is named.
 *
 * @throws ConfigError when there is no such profile.
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
