import type { AuditEntry, AuditRecord } from './audit-entry.ts';
import type { AuthBlock } from './auth-block.ts';
import type { Scope } from './scope.ts';

/** A connection of any sandbox, with what its auth block and its last test hold. */
export interface StoredAuth {
  scope: Scope;
  id: string;
  auth: AuthBlock;
  /** JSON; absent before the first test. */
  report?: string;
}

/** An auth block and a report in place of those that were read. */
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
  /** Connections of all organizations that have an auth block. @param after Last one of the page before. */
  listAuths(after: StoredAuth | undefined, limit: number): Promise<readonly StoredAuth[]>;
  /** Does nothing when the auth block or the report has changed since it was read. @returns whether it did. */
  replaceAuth(change: AuthChange): Promise<boolean>;
  /**
   * Replaces the changes of entries and appends an entry that lists them, in one transaction.
   * @param audit Called with the entries that were still as they were read; not called when none was.
   */
  replaceEntries(
    imsOrgId: string,
    changes: readonly EntryChange[],
    audit: (replaced: readonly EntryChange[]) => AuditRecord | undefined,
  ): Promise<void>;
  /** Rewrites the files of the database, so that nothing of what was replaced is left in them. */
  compact(): Promise<void>;
}
