import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { AuditEntryTable } from '../database/tables.ts';

export function toAuditRecord(imsOrgId: string, entry: AuditEntry): AuditEntryTable {
  return {
    ims_org_id: imsOrgId,
    sequence: entry.sequence,
    at: entry.at,
    request_id: entry.requestId,
    client_id: entry.clientId,
    user_id: entry.userId,
    operation: entry.operation,
    sandbox_name: entry.sandboxName ?? null,
    connection_id: entry.connectionId ?? null,
    changes: JSON.stringify(entry.changes),
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}

export function fromAuditRecord(record: AuditEntryTable): AuditEntry {
  return {
    sequence: record.sequence,
    at: record.at,
    requestId: record.request_id,
    clientId: record.client_id,
    userId: record.user_id,
    operation: record.operation,
    ...(record.sandbox_name !== null && { sandboxName: record.sandbox_name }),
    ...(record.connection_id !== null && { connectionId: record.connection_id }),
    changes: JSON.parse(record.changes) as AuditEntry['changes'],
    previousHash: record.previous_hash,
    hash: record.hash,
  };
}
