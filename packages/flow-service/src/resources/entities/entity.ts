import type { ResourceRow, ResourceStore, SandboxScope, Store } from '@headwater/flow-store';
import type { FilterFields } from '../lists/filter.ts';

/** A resource of the API: how the service names, stores, filters and shows it. */
export interface Entity<Row extends ResourceRow, Field extends string, Item> {
  /** Noun of the API, for problems. */
  noun: string;
  /** Name of the path and, in the audit trail, of the object. */
  collection: string;
  fields: FilterFields<Field>;
  of(store: Store): ResourceStore<Row, Field>;
  toItem(row: Row, scope: SandboxScope): Item;
}

/** Names an entity in a sentence that begins with it. */
export function capitalize(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** Fields that every list of entities can be filtered and ordered by. */
export const COMMON_FILTER_FIELDS = {
  id: 'id',
  name: 'text',
  description: 'text',
  state: 'text',
  createdAt: 'time',
  updatedAt: 'time',
  createdBy: 'text',
  updatedBy: 'text',
  createdClient: 'text',
  updatedClient: 'text',
} as const;

/** The audit fields of a row, with its sandbox, as every entity shows them. */
export function toAuditBlock(row: ResourceRow, scope: SandboxScope): AuditBlock {
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
    version: row.etag,
    etag: row.etag,
  };
}

interface AuditBlock {
  id: string;
  createdAt: number;
  updatedAt: number;
  createdBy: string;
  updatedBy: string;
  createdClient: string;
  updatedClient: string;
  sandboxId: string;
  sandboxName: string;
  imsOrgId: string;
  version: string;
  etag: string;
}
