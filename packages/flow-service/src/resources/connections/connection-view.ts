import type { ConnectionRow, SandboxScope } from '@headwater/flow-store';
import type { Auth, Connection } from '@headwater/models';
import { maskCredentials, SECRET_MASK } from '@headwater/sources';

/** A stored connection in the API's form, with every secret masked. */
export function toConnection(row: ConnectionRow, scope: SandboxScope): Connection {
  const { description, providerId } = row;
  return {
    id: row.id,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    createdBy: row.createdBy,
    updatedBy: row.updatedBy,
    createdClient: row.createdClient,
    updatedClient: row.updatedClient,
    sandboxId: scope.sandboxId,
    sandboxName: scope.sandboxName,
    imsOrgId: scope.imsOrgId,
    name: row.name,
    ...(description === undefined ? {} : { description }),
    ...(providerId === undefined ? {} : { providerId }),
    connectionSpec: { id: row.connectionSpecId, version: row.connectionSpecVersion },
    state: row.state,
    ...(row.auth === undefined ? {} : { auth: toMaskedAuth(row.auth) }),
    version: row.etag,
    etag: row.etag,
  };
}

function toMaskedAuth({ specName, openParams, secretNames }: NonNullable<ConnectionRow['auth']>): Auth {
  const masks = Object.fromEntries(secretNames.map((name) => [name, SECRET_MASK]));
  // Credentials of an earlier version that could not be sealed, because the secrets cannot be unsealed, are masked
  // here.
  const shown = Object.entries(openParams).map(([name, value]) => [name, maskCredentials(value)]);
  return { specName, params: { ...masks, ...Object.fromEntries(shown) } };
}
