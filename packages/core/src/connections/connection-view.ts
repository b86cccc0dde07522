import type { Connection } from '@headwater/models';
import { maskSecrets } from '@headwater/sources';
import { findConnectionSource } from './connection-source.ts';

/** A connection as the API shows it, its secrets masked whatever the target answered, and the source it belongs to. */
export interface ConnectionView extends Connection {
  /** Slug of the source; absent when the catalogue does not know the connection spec. */
  source?: string;
}

export async function toConnectionView(connection: Connection): Promise<ConnectionView> {
  const source = await findConnectionSource(connection);
  const { auth } = connection;
  return {
    ...connection,
    ...(source && { source: source.definition.slug }),
    ...(auth?.params && { auth: { ...auth, params: maskSecrets(source?.variant, auth.params) } }),
  };
}
