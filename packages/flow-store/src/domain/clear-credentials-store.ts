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

/** The auth block and report that replace the previous ones. */
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
   * Returns the connections of all organizations that have an auth block. @param after Last connection of the
   * previous page.
   */
  listAuths(after: StoredAuth | undefined, limit: number): Promise<readonly StoredAuth[]>;
  /** Does nothing if the auth block or the report has changed since it was read. @returns true if it was replaced. */
  replaceAuth(change: AuthChange): Promise<boolean>;
  /**
   * Replaces the changes of entries and appends an entry that lists them, in one transaction.
   * @param audit Called with the entries that have not changed since they were read; not called if there are none.
   */
  replaceEntries(
    imsOrgId: string,
    changes: readonly EntryChange[],
    audit: (replaced: readonly EntryChange[]) => AuditRecord | undefined,
  ): Promise<void>;
  /** Rewrites the files of the database, so that they contain no replaced data. */
  compact(): Promise<void>;
}
