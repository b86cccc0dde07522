import type { Connection } from '@headwater/models';
import {
  type AuthVariant,
  findSourcesBySpecId,
  loadSource,
  matchVariant,
  type SourceDefinition,
} from '@headwater/sources';

/** What the catalog knows of a stored connection. */
export interface ConnectionSource {
  definition: SourceDefinition;
  /** Absent when the connection has no auth block, or one the catalog does not know. */
  variant: AuthVariant | undefined;
}

/**
 * The source and auth variant of a connection, when the catalog knows its spec. Where several sources share a spec id,
 * the one is meant whose auth has its parameters.
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
