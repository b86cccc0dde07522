import {
  findSourcesBySpecId,
  listSources,
  loadSource,
  type SourceDefinition,
  specIdsOf,
} from '@headwater/sources';

/** The sources of the catalog. Definitions load when their ids are first used, and stay loaded. */
export interface SourceRegistry {
  /** The sources that share a connection spec id; empty for an unknown id. */
  findBySpecId(connectionSpecId: string): Promise<readonly SourceDefinition[]>;
  /** Every connection spec id of every source, including alternate ids. */
  listSpecIds(): readonly string[];
}

export function createSourceRegistry(): SourceRegistry {
  const loaded = new Map<string, readonly SourceDefinition[]>();
  return {
    async findBySpecId(id) {
      const known = loaded.get(id);
      if (known) return known;
      const definitions = await Promise.all(findSourcesBySpecId(id).map(({ slug }) => loadSource(slug)));
      // Unknown ids come from callers and are unlimited, so they are not cached.
      if (definitions.length > 0) loaded.set(id, definitions);
      return definitions;
    },
    listSpecIds: () => [...new Set(listSources().flatMap(specIdsOf))],
  };
}
