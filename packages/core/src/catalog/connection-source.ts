import type { Connection } from '@headwater/models';
import {
  type AuthVariant,
  findSourcesBySpecId,
  loadSource,
  matchVariant,
  type SourceDefinition,
} from '@headwater/sources';

/** The catalog's entry for a stored connection. */
export interface ConnectionSource {
  definition: SourceDefinition;
  /** Absent if the connection has no auth block or the catalog does not know it. */
  variant: AuthVariant | undefined;
}

/**
 * Finds the source and auth variant of a connection if the catalog knows its spec. If several sources share a spec
 * id, the parameters decide which one matches.
 */
export async function findConnectionSource({
  connectionSpec,
  auth,
}: Pick<Connection, 'connectionSpec' | 'auth'>): Promise<ConnectionSource | undefined> {
  const sources = findSourcesBySpecId(connectionSpec.id);
  const definitions = await Promise.all(sources.map(({ slug }) => loadSource(slug)));
  const { specName, params } = auth ?? {};
  const variants = definitions.flatMap((definition) => definition.variants);
  const variant = specName === undefined ? undefined : matchVariant({ variants }, { specName, params });
  const [first] = definitions;
  const definition =
    definitions.find((candidate) => variant && candidate.variants.includes(variant)) ?? first;
  return definition && { definition, variant };
}
