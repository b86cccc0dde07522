import { processEnvironment } from '../environment.ts';
import { type HomeOptions, resolveHome } from '../home/headwater-home.ts';
import { LOCAL_PROFILE } from './profile.ts';
import { readProfileFile } from './profile-file.ts';
import { type ProfileView, toProfileView } from './profile-view.ts';
import { resolveLocalProfile } from './resolve-local-profile.ts';
import { resolveStoredProfile } from './resolve-stored-profile.ts';

/**
 * Lists all profiles, `local` first.
 *
 * @throws ConfigError with code `profiles-unreadable` if `profiles.yaml` cannot be read.
 * @example
 * const names = (await listProfiles()).map(({ name }) => name);
 */
export async function listProfiles(options: HomeOptions = {}): Promise<readonly ProfileView[]> {
  const [local, file] = await Promise.all([resolveLocalProfile(options), readProfileFile(options)]);
  const references = {
    environment: options.environment ?? processEnvironment,
    workingDirectory: resolveHome(options),
  };
  const stored = Object.entries(file.profiles).map(([name, profile]) => {
    return resolveStoredProfile(name, profile, { origin: 'user', references });
  });
  return [local, ...stored].map((profile) => toProfileView(profile, file.current ?? LOCAL_PROFILE));
}
