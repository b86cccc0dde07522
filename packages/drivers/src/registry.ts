import type { Driver } from './contract/contract.ts';
import { DRIVER_LOADERS } from './generated/registry.ts';

/** Loads the driver of a source with its vendor's library; `undefined` when the source has none yet. */
export async function loadDriver(slug: string): Promise<Driver | undefined> {
  return Object.hasOwn(DRIVER_LOADERS, slug) ? await DRIVER_LOADERS[slug]?.() : undefined;
}
