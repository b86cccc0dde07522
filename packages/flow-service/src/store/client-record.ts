import type { ClientRow } from './store.ts';
import type { ClientTable } from './tables.ts';

export function toClientRecord(row: ClientRow): ClientTable {
  return {
    client_id: row.clientId,
    ims_org_id: row.imsOrgId,
    secret_hash: row.secretHash,
    created_at: row.createdAt,
  };
}

export function fromClientRecord(record: ClientTable): ClientRow {
  return {
    clientId: record.client_id,
    imsOrgId: record.ims_org_id,
    secretHash: record.secret_hash,
    createdAt: record.created_at,
  };
}
