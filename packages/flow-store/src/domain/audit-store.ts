import type { AuditEntry, AuditHead, AuditRecord } from './audit-entry.ts';

/** Filter for the entries of an organization; all given conditions must match. */
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
  /** Number of entries per page, 1 or more. */
  limit: number;
}

/** A head with its signature. */
export interface SealedHead extends AuditHead {
  seal: string;
}

/** The chains of entries, one per organization. Changes append to them: see the writes of `Store`. */
export interface AuditStore {
  list(imsOrgId: string, query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Returns nothing if the organization has no entry yet. */
  findHead(imsOrgId: string): Promise<SealedHead | undefined>;
  /** Returns every organization that has an entry. */
  listOrganizations(): Promise<readonly string[]>;
  /** Appends an entry about something other than a connection. */
  append(imsOrgId: string, audit: AuditRecord): Promise<void>;
}
