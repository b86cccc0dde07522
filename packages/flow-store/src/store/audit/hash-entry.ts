import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../domain/audit-entry.ts';

/**
 * Hexadecimal SHA-256 of the entry as a JSON list: organization, sequence, hash of the previous entry, then the
 * event. It can be recomputed from an export.
 */
export function hashEntry(imsOrgId: string, entry: Omit<AuditEntry, 'hash'>): string {
  const parts = [
    imsOrgId,
    entry.sequence,
    entry.previousHash,
    entry.at,
    entry.requestId,
    entry.clientId,
    entry.userId,
    entry.operation,
    entry.sandboxName ?? null,
    entry.connectionId ?? null,
    entry.changes,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
