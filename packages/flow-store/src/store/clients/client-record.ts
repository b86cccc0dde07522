import type { ClientRow } from '../../domain/client-store.ts';
import type { Grant } from '../../domain/grant.ts';
import type { ClientTable } from '../database/tables.ts';

export function toClientRecord(row: ClientRow): ClientTable {
  return {
    client_id: row.clientId,
    ims_org_id: row.imsOrgId,
    secret_hash: row.secretHash,
    created_at: row.createdAt,
    name: row.name ?? null,
    grants: row.grants === undefined ? null : JSON.stringify(row.grants),
    revoked_at: row.revokedAt ?? null,
  };
}

export function fromClientRecord(record: ClientTable): ClientRow {
  return {
    clientId: record.client_id,
    imsOrgId: record.ims_org_id,
    secretHash: record.secret_hash,
    createdAt: record.created_at,
    ...(record.name === null ? {} : { name: record.name }),
    ...(record.grants === null ? {} : { grants: JSON.parse(record.grants) as Grant[] }),
    ...(record.revoked_at === null ? {} : { revokedAt: record.revoked_at }),
  };
}
