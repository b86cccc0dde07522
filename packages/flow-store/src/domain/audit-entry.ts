/** One field that a change touched. A secret is shown by a keyed fingerprint: equal ones are equal secrets. */
export interface AuditChange {
  /** As the API names it, for example `auth.params.connectionString`. */
  field: string;
  /** Absent if the field did not exist. */
  before?: unknown;
  /** Absent if the field no longer exists. */
  after?: unknown;
}

/** Who changed what and when. */
interface AuditEvent {
  /** Epoch milliseconds. */
  at: number;
  requestId: string;
  clientId: string;
  userId: string;
  /** As the spec calls it, for example `patchConnection`. */
  operation: string;
  /** Absent for what belongs to no sandbox. */
  sandboxName?: string;
  /** Absent for what belongs to no connection. */
  connectionId?: string;
  changes: readonly AuditChange[];
}

/** Where a chain of entries stands. */
export interface AuditHead {
  /** Number of the last entry; the first is 1. */
  sequence: number;
  /** Hash of the last entry. */
  hash: string;
}

/** An event with its place in the chain of its organization. */
export interface AuditEntry extends AuditEvent, AuditHead {
  /** Hash of the previous entry; empty for the first one. */
  previousHash: string;
}

/** An event to be written in the transaction of the change it tells of. */
export interface AuditRecord {
  event: AuditEvent;
  /**
   * Signs the head that the chain then has.
   *
   * @param previous The signature of the head before; empty for none.
   * @throws `SealError` `unknown-master-key` when that one was made with a key that came since
   */
  seal(imsOrgId: string, head: AuditHead, previous: string): string;
}
