import type { Connection } from '@headwater/models';
import { maskSecrets } from '@headwater/sources';
import { findConnectionSource } from '../catalog/connection-source.ts';
import type { TargetFacts } from '../session/target-facts.ts';
import { labelOf } from './connection-label.ts';
import { type ConnectionRole, roleOf } from './connection-role.ts';

/**
 * A connection as the API returns it, with its source. Its secrets are masked, even if the target returned them
 * unmasked.
 */
export interface ConnectionView extends Connection {
  /** Its name, or its id if the API returns no name. */
  label: string;
  /** Side of the platform that it belongs to. */
  role: ConnectionRole;
  /** Slug of the source; absent if the catalog does not know the connection spec. */
  source?: string;
  /** Key of the auth variant; absent without an auth block, or if the catalog does not know it. */
  method?: string;
}

export async function toConnectionView(connection: Connection, target: TargetFacts): Promise<ConnectionView> {
  const source = await findConnectionSource(connection);
  const { auth } = connection;
  return {
    ...connection,
    label: labelOf(connection),
    role: await roleOf(connection, target),
    ...(source && { source: source.definition.slug }),
    ...(source?.variant && { method: source.variant.key }),
    ...(auth?.params && { auth: { ...auth, params: maskSecrets(source?.variant, auth.params) } }),
  };
}
