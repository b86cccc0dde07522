import { listSources } from '@headwater/core';
import { messages } from '../messages/messages.ts';

export interface SourceName {
  slug: string;
  name: string;
}

/** What a source is called; for one that the catalog does not know, that it does not. */
export function nameOfSource(slug: string | undefined): string {
  const known = listSources().find((source) => source.slug === slug);
  return known?.displayName ?? messages.list.unknownSource;
}

/** Every source by name. */
export function sourceNames(): readonly SourceName[] {
  return listSources()
    .map(({ slug, displayName }) => ({ slug, name: displayName }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
