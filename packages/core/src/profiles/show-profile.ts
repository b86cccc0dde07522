import type { HomeOptions } from '../home/headwater-home.ts';
import { listProfiles } from './list-profiles.ts';
import { LOCAL_PROFILE } from './profile.ts';
import type { ProfileView } from './profile-view.ts';
import { localServiceNotRunning } from './resolve-local-profile.ts';
import { unknownProfile } from './unknown-profile.ts';

/**
 * Returns a profile without its secrets. `local` is read from the record of the running local service.
 *
 * @throws ConfigError if the profile does not exist, or for `local` if no local service is running.
 * @example
 * const { baseUrl, sandbox } = await showProfile('acme');
 */
export async function showProfile(name: string, options: HomeOptions = {}): Promise<ProfileView> {
  const profiles = await listProfiles(options);
  const profile = profiles.find((candidate) => candidate.name === name);
  if (!profile)
    throw unknownProfile(
      name,
      profiles.map((candidate) => candidate.name),
    );
  if (name === LOCAL_PROFILE && profile.credentials === 'none') throw localServiceNotRunning();
  return profile;
}
