import type { SourceSlug } from './generated/auth-models.ts';
import { CATALOG } from './generated/catalog.ts';
import { DEFINITION_LOADERS } from './generated/loaders.ts';
import type { SourceDefinition, SourceEntry } from './source.ts';

/** Every source in the catalog, by slug. Loads only the index. */
export function listSources(): readonly SourceEntry[] {
  return CATALOG;
}

/** True if a value is the slug of a known source. */
export function isSourceSlug(text: string): text is SourceSlug {
  return Object.hasOwn(DEFINITION_LOADERS, text);
}

/** The sources that share a connection spec id. */
export function findSourcesBySpecId(connectionSpecId: string): readonly SourceEntry[] {
  return CATALOG.filter((source) => specIdsOf(source).includes(connectionSpecId));
}

/** Every id under which a target may know a source. The id from its tutorial comes first. */
export function specIdsOf({ connectionSpec: { id, alternateIds } }: SourceEntry): readonly string[] {
  return [id, ...alternateIds];
}

/** Loads everything about a source. */
export async function loadSource(slug: SourceSlug): Promise<SourceDefinition> {
  return await DEFINITION_LOADERS[slug]();
}
