import type { AuditEntry, AuditHead, AuditRecord } from './audit-entry.ts';

/** Which entries of an organization to list; all that is given has to match. */
export interface AuditQuery {
  connectionId?: string | undefined;
  sandboxName?: string | undefined;
  operation?: string | undefined;
  userId?: string | undefined;
  clientId?: string | undefined;
  /** Epoch milliseconds, inclusive start of the period. */
  since?: number | undefined;
  /** Epoch milliseconds, exclusive end of the period. */
  until?: number | undefined;
  order: 'ascending' | 'descending';
  /** Sequence of the last entry on the previous page, in the same order. */
  after?: number | undefined;
  /** Entries of a page, 1 or more. */
  limit: number;
}

/** A head with the signature that was made when it was written. */
export interface SealedHead extends AuditHead {
  seal: string;
}

/** The chains of entries, one for each organization. They grow with the changes they tell of: see the writes of `Store`. */
export interface AuditStore {
  list(imsOrgId: string, query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Nothing when the organization has no entry yet. */
  findHead(imsOrgId: string): Promise<SealedHead | undefined>;
  /** Every organization that has an entry. */
  listOrganizations(): Promise<readonly string[]>;
  /** Adds an entry on what changed no connection. */
  append(imsOrgId: string, audit: AuditRecord): Promise<void>;
}
