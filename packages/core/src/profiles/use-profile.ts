import type { HomeOptions } from '../home/headwater-home.ts';
import type { ProfileView } from './profile.ts';

/** Makes a profile the one that is used when none is named. */
export async function useProfile(name: string, options: HomeOptions = {}): Promise<ProfileView> {
  throw new Error(`Not built yet: ${name} ${options.homeDirectory}`);
}
