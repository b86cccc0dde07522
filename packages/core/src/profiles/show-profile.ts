import type { HomeOptions } from '../home/headwater-home.ts';
import type { ProfileView } from './profile.ts';

/** What may be shown of a profile. `local` is read from the note that a running local service leaves. */
export async function showProfile(name: string, options: HomeOptions = {}): Promise<ProfileView> {
  throw new Error(`Not built yet: ${name} ${options.homeDirectory}`);
}
