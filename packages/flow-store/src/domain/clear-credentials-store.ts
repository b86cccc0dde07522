import type { AuditEntry, AuditRecord } from './audit-entry.ts';
import type { AuthBlock } from './auth-block.ts';
import type { Scope } from './scope.ts';

/** A connection of any sandbox, with its auth block and the report of its last test. */
export interface StoredAuth {
  scope: Scope;
  id: string;
  auth: AuthBlock;
  /** JSON; absent before the first test. */
  report?: string;
}

/** The auth block and report that replace those that were read. */
interface AuthChange {
  from: StoredAuth;
  to: StoredAuth;
  audit: AuditRecord;
}

/** An audit entry whose changes are replaced. Its hash stays. */
export interface EntryChange {
  from: AuditEntry;
  changes: AuditEntry['changes'];
}

/** Everything that earlier versions of Headwater may have stored in clear; see `sealStoredCredentials`. */
export interface ClearCredentialsStore {
  /**
   * Returns the connections of all organizations that have an auth block. @param after Last one of the page before.
   */
  listAuths(after: StoredAuth | undefined, limit: number): Promise<readonly StoredAuth[]>;
  /** Does nothing if the auth block or the report has changed since it was read. @returns whether it was replaced. */
  replaceAuth(change: AuthChange): Promise<boolean>;
  /**
   * Replaces the changes of entries and appends an entry that lists them, in one transaction.
   * @param audit Called with the entries that are unchanged since they were read; not called if none is.
   */
  replaceEntries(
    imsOrgId: string,
    changes: readonly EntryChange[],
    audit: (replaced: readonly EntryChange[]) => AuditRecord | undefined,
  ): Promise<void>;
  /** Rewrites the files of the database, so that no replaced content is left in them. */
  compact(): Promise<void>;
}
