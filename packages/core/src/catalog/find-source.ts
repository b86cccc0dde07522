import { HeadwaterError } from '@headwater/sdk';
import { isSourceSlug, listSources, loadSource, type SourceDefinition } from '@headwater/sources';
import { nearest } from '../suggestions/nearest.ts';

/**
 * All that is known about a source.
 *
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 */
export async function findSource(slug: string): Promise<SourceDefinition> {
  if (isSourceSlug(slug)) return await loadSource(slug);
  const slugs = listSources().map((source) => source.slug);
  throw new HeadwaterError(`There is no source "${slug}".`, {
    code: 'unknown-source',
    nextSteps: [
      ...nearest(slug, slugs).map((near) => `Did you mean "${near}"?`),
      'See them all with `headwater sources list`.',
    ],
  });
}
