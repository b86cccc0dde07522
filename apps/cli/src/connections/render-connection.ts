import type { ConnectionView } from '@headwater/core';
import { renderDetails } from '../output/details.ts';

/** A connection for people. */
export function renderConnection(connection: ConnectionView): string {
  const { id, name, description, source, state, sandboxName, auth, createdAt, updatedAt, etag } = connection;
  const params = Object.entries(auth?.params ?? {}).map(([key, value]) => [`  ${key}`, value]);
  return renderDetails({
    name,
    id,
    description,
    source,
    state,
    sandbox: sandboxName,
    auth: auth?.specName,
    ...Object.fromEntries(params),
    created: new Date(createdAt).toISOString(),
    updated: new Date(updatedAt).toISOString(),
    etag,
  });
}
