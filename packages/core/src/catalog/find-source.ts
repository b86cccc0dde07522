import { HeadwaterError } from '@headwater/sdk';
import { isSourceSlug, listSources, loadSource, type SourceDefinition } from '@headwater/sources';
import { describeError } from '../errors/describe-error.ts';
import { nearest } from '../suggestions/nearest.ts';

/**
 * Returns the catalog's entry for a source.
 *
 * @throws HeadwaterError with code `unknown-source` and the nearest slug.
 */
export async function findSource(slug: string): Promise<SourceDefinition> {
  if (isSourceSlug(slug)) return await loadSource(slug);
  const first = nearestSlugs(slug).map((near) => `Did you mean "${near}"?`);
  throw new HeadwaterError(...describeError('unknown-source', { slug }, { first }));
}

/** A display name, or a different case or spelling, still identifies the source to suggest. */
function nearestSlugs(written: string): readonly string[] {
  const wanted = lettersOf(written);
  const sources = listSources();
  const same = sources.filter(({ slug, displayName }) => [slug, displayName].map(lettersOf).includes(wanted));
  if (same.length > 0) return same.map(({ slug }) => slug);
  return nearest(
    written,
    sources.map(({ slug }) => slug),
  );
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
