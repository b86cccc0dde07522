import { renderDetails } from '../output/details.ts';
import { renderExpiry, renderLastTest } from './render-status.ts';
import type { ConnectionWithStatus } from './with-status.ts';

/** A connection for people. */
export function renderConnection(connection: ConnectionWithStatus, now: number): string {
  const { id, name, description, source, state, sandboxName, auth, createdAt, updatedAt, etag } = connection;
  const { lastTest, secretsExpireAt } = connection;
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
    'last test': lastTest && renderLastTest(lastTest),
    'secrets expire': secretsExpireAt && renderExpiry(secretsExpireAt, now),
    created: createdAt && new Date(createdAt).toISOString(),
    updated: updatedAt && new Date(updatedAt).toISOString(),
    etag,
  });
}
