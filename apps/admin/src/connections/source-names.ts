import { listSources } from '@headwater/core';

export interface SourceName {
  slug: string;
  name: string;
}

/** Every source by name. */
export function sourceNames(): readonly SourceName[] {
  return listSources()
    .map(({ slug, displayName }) => ({ slug, name: displayName }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
