import type { SourceSlug } from './generated/auth-models.ts';
import { CATALOG } from './generated/catalog.ts';
import { DEFINITION_LOADERS } from './generated/loaders.ts';
import type { SourceDefinition, SourceEntry } from './source.ts';

/** Every source Headwater knows, by slug. Costs nothing but the index. */
export function listSources(): readonly SourceEntry[] {
  return CATALOG;
}

/** Whether a text is the slug of a known source. */
export function isSourceSlug(text: string): text is SourceSlug {
  return Object.hasOwn(DEFINITION_LOADERS, text);
}

/** The sources that are posted with a connection spec id; several may share one. */
export function findSourcesBySpecId(connectionSpecId: string): readonly SourceEntry[] {
  return CATALOG.filter((source) => specIdsOf(source).includes(connectionSpecId));
}

/** Every id under which a target may know a source, the one of its tutorial first. */
export function specIdsOf({ connectionSpec: { id, alternateIds } }: SourceEntry): readonly string[] {
  return [id, ...alternateIds];
}

/** Loads all that is known about a source. */
export async function loadSource(slug: SourceSlug): Promise<SourceDefinition> {
  return await DEFINITION_LOADERS[slug]();
}
