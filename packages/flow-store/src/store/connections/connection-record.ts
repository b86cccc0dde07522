import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { ConnectionRecord } from '../database/tables.ts';

type ParamColumns = Pick<
  ConnectionRecord,
  'auth_open_params' | 'auth_secret_names' | 'auth_master_key_id' | 'auth_wrapped_key' | 'auth_ciphertext'
>;

export function toConnectionRecord(row: ConnectionRow): ConnectionRecord {
  const { auth } = row;
  return {
    id: row.id,
    name: row.name,
    description: row.description ?? null,
    provider_id: row.providerId ?? null,
    connection_spec_id: row.connectionSpecId,
    connection_spec_version: row.connectionSpecVersion,
    state: row.state,
    auth_spec_name: auth?.specName ?? null,
    ...toParamColumns(auth),
    etag: row.etag,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    created_by: row.createdBy,
    updated_by: row.updatedBy,
    created_client: row.createdClient,
    updated_client: row.updatedClient,
    secrets_expire_at: auth?.secretsExpireAt ?? null,
    auth_revision: row.authRevision ?? null,
  };
}

/** The columns of the parameters of an auth block. */
export function toParamColumns(auth: ConnectionRow['auth']): ParamColumns {
  return {
    auth_open_params: auth ? JSON.stringify(auth.openParams) : null,
    auth_secret_names: auth ? JSON.stringify(auth.secretNames) : null,
    auth_master_key_id: auth?.sealed?.masterKeyId ?? null,
    auth_wrapped_key: auth?.sealed?.wrappedKey ?? null,
    auth_ciphertext: auth?.sealed?.ciphertext ?? null,
  };
}

export function fromConnectionRecord(record: ConnectionRecord): ConnectionRow {
  const auth = authOf(record);
  return {
    id: record.id,
    name: record.name,
    ...(record.description !== null && { description: record.description }),
    ...(record.provider_id !== null && { providerId: record.provider_id }),
    connectionSpecId: record.connection_spec_id,
    connectionSpecVersion: record.connection_spec_version,
    state: record.state as ConnectionRow['state'],
    ...(auth && { auth }),
    etag: record.etag,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    createdBy: record.created_by,
    updatedBy: record.updated_by,
    createdClient: record.created_client,
    updatedClient: record.updated_client,
    ...(record.auth_revision !== null && { authRevision: record.auth_revision }),
  };
}

function authOf(record: ConnectionRecord): ConnectionRow['auth'] {
  if (record.auth_spec_name === null) return undefined;
  const sealed = sealedOf(record);
  return {
    specName: record.auth_spec_name,
    openParams: JSON.parse(record.auth_open_params ?? '{}') as Record<string, unknown>,
    secretNames: JSON.parse(record.auth_secret_names ?? '[]') as string[],
    ...(sealed && { sealed }),
    ...(record.secrets_expire_at !== null && { secretsExpireAt: record.secrets_expire_at }),
  };
}

function sealedOf({ auth_master_key_id, auth_wrapped_key, auth_ciphertext }: ConnectionRecord) {
  if (auth_master_key_id === null || auth_wrapped_key === null || auth_ciphertext === null) return undefined;
  return { masterKeyId: auth_master_key_id, wrappedKey: auth_wrapped_key, ciphertext: auth_ciphertext };
}
