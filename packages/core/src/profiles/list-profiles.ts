import type { HomeOptions } from '../home/headwater-home.ts';
import type { ProfileView } from './profile.ts';

/** Every profile, `local` first. */
export async function listProfiles(options: HomeOptions = {}): Promise<readonly ProfileView[]> {
  throw new Error(`Not built yet: ${options.homeDirectory}`);
}
