import type { Connection } from '@headwater/models';
import {
  type AuthVariant,
  findSourcesBySpecId,
  isSourceSlug,
  loadSource,
  matchVariant,
  type SourceDefinition,
  type SourceEntry,
} from '@headwater/sources';

/** What the catalogue knows of a stored connection. */
export interface ConnectionSource {
  definition: SourceDefinition;
  /** Absent when the connection has no auth block, or one the catalogue does not know. */
  variant: AuthVariant | undefined;
}

/** The index entry of a connection's source. Where two sources share a spec id, the auth method decides. */
export function findSourceEntry({ connectionSpec, auth }: Connection): SourceEntry | undefined {
  const candidates = findSourcesBySpecId(connectionSpec.id);
  const byMethod = candidates.find(({ methods }) =>
    methods.some(({ specName }) => specName === auth?.specName),
  );
  return byMethod ?? candidates[0];
}

/** The source and auth variant of a connection, when the catalogue knows its spec. */
export async function findConnectionSource(connection: Connection): Promise<ConnectionSource | undefined> {
  const slug = findSourceEntry(connection)?.slug;
  if (slug === undefined || !isSourceSlug(slug)) return undefined;
  const definition = await loadSource(slug);
  const { specName, params } = connection.auth ?? {};
  const variant = specName === undefined ? undefined : matchVariant(definition, { specName, params });
  return { definition, variant };
}
