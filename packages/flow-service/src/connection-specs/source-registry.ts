import type { ConnectionSpec } from '@headwater/models';
import {
  findSourcesBySpecId,
  listSources,
  loadSource,
  type SourceDefinition,
  specIdsOf,
} from '@headwater/sources';
import { toConnectionSpec } from './to-connection-spec.ts';

/** The sources this service knows, with what it has loaded of them. */
export interface SourceRegistry {
  /** The sources that are posted with a connection spec id; none when the id is not known. */
  findBySpecId(connectionSpecId: string): Promise<readonly SourceDefinition[]>;
  findSpec(connectionSpecId: string): Promise<ConnectionSpec | undefined>;
  /** One spec for every id of every source, alternate ones too. */
  listSpecs(): Promise<readonly ConnectionSpec[]>;
}

/** Loads definitions when their ids are first used, and keeps them. */
export function createSourceRegistry(): SourceRegistry {
  const loaded = new Map<string, readonly SourceDefinition[]>();

  async function findBySpecId(id: string): Promise<readonly SourceDefinition[]> {
    const known = loaded.get(id);
    if (known) return known;
    const definitions = await Promise.all(findSourcesBySpecId(id).map(({ slug }) => loadSource(slug)));
    // Ids that are not known are not kept: they are the caller's, and there is no end to them.
    if (definitions.length > 0) loaded.set(id, definitions);
    return definitions;
  }

  async function findSpec(id: string): Promise<ConnectionSpec | undefined> {
    const [source, ...others] = await findBySpecId(id);
    return source && toConnectionSpec(id, source, others);
  }

  return {
    findBySpecId,
    findSpec,
    async listSpecs() {
      const specs = await Promise.all(listSpecIds().map(findSpec));
      return specs.filter((spec) => spec !== undefined);
    },
  };
}

function listSpecIds(): readonly string[] {
  return [...new Set(listSources().flatMap(specIdsOf))];
}
