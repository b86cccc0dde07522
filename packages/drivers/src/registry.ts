import type { Driver } from './contract.ts';
import { DRIVER_LOADERS } from './generated/registry.ts';

/** Whether a source can be reached for real. */
export function hasDriver(slug: string): boolean {
  return Object.hasOwn(DRIVER_LOADERS, slug);
}

/** Loads the driver of a source with its vendor's library; `undefined` when the source has none yet. */
export async function loadDriver(slug: string): Promise<Driver | undefined> {
  return hasDriver(slug) ? await DRIVER_LOADERS[slug]?.() : undefined;
}
