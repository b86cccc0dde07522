import { listSources } from '@headwater/core';
import { messages } from '../messages/messages.ts';

export interface SourceName {
  slug: string;
  name: string;
}

/** The name of a source, or a label for one that the catalog does not contain. */
export function nameOfSource(slug: string | undefined): string {
  const known = listSources().find((source) => source.slug === slug);
  return known?.displayName ?? messages.list.unknownSource;
}

/** The names of all sources. */
export function sourceNames(): readonly SourceName[] {
  return listSources()
    .map(({ slug, displayName }) => ({ slug, name: displayName }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
