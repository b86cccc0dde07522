import type { HomeOptions } from '../home/headwater-home.ts';
import type { Profile, ProfileView } from './profile.ts';

export interface AddProfileOptions extends HomeOptions {
  /** Replace a profile of the same name. @default false */
  replace?: boolean | undefined;
}

/**
 * Keeps a profile.
 *
 * @throws ConfigError when a secret is not a reference, or the name is taken or not allowed.
 */
export async function addProfile(
  name: string,
  profile: Profile,
  options: AddProfileOptions = {},
): Promise<ProfileView> {
  throw new Error(`Not built yet: ${name} ${profile.baseUrl} ${options.replace}`);
}
