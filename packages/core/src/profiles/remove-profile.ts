import type { HomeOptions } from '../home/headwater-home.ts';

/** Forgets a profile. */
export async function removeProfile(name: string, options: HomeOptions = {}): Promise<void> {
  throw new Error(`Not built yet: ${name} ${options.homeDirectory}`);
}
