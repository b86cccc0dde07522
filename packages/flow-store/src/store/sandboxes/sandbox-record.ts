import type { SandboxRow } from '../../domain/sandbox-store.ts';
import type { SandboxTable } from '../database/tables.ts';

export function toSandboxRecord(imsOrgId: string, row: SandboxRow): SandboxTable {
  return {
    ims_org_id: imsOrgId,
    id: row.id,
    name: row.name,
    title: row.title,
    type: row.type,
    is_default: row.isDefault ? 1 : 0,
    created_at: row.createdAt,
  };
}

export function fromSandboxRecord(record: SandboxTable): SandboxRow {
  return {
    id: record.id,
    name: record.name,
    title: record.title,
    type: record.type as SandboxRow['type'],
    isDefault: record.is_default === 1,
    createdAt: record.created_at,
  };
}
