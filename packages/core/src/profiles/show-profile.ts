import type { HomeOptions } from '../home/headwater-home.ts';
import { listProfiles } from './list-profiles.ts';
import { LOCAL_PROFILE } from './profile.ts';
import type { ProfileView } from './profile-view.ts';
import { localServiceNotRunning } from './resolve-local-profile.ts';
import { unknownProfile } from './unknown-profile.ts';

/**
 * What may be shown of a profile. `local` is read from the note that a running local service leaves.
 *
 * @throws ConfigError when there is no such profile, or for `local` when no local service runs.
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
