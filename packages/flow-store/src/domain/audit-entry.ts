/** One field of a change. A secret appears as a keyed fingerprint: equal fingerprints mean equal secrets. */
export interface AuditChange {
  /** Name in the API, for example `auth.params.connectionString`. */
  field: string;
  /** Absent if the field did not exist. */
  before?: unknown;
  /** Absent if the field no longer exists. */
  after?: unknown;
}

/** Who changed what, and when. */
interface AuditEvent {
  /** Epoch milliseconds. */
  at: number;
  requestId: string;
  clientId: string;
  userId: string;
  /** Operation id of the spec, for example `patchConnection`. */
  operation: string;
  /** Absent for objects outside of sandboxes. */
  sandboxName?: string;
  /** Absent for objects other than connections. */
  connectionId?: string;
  changes: readonly AuditChange[];
}

/** The state of a chain of entries. */
export interface AuditHead {
  /** Number of the last entry; the first is 1. */
  sequence: number;
  /** Hash of the last entry. */
  hash: string;
}

/** An event with its position in its organization's chain. */
export interface AuditEntry extends AuditEvent, AuditHead {
  /** Hash of the previous entry; empty for the first one. */
  previousHash: string;
}

/** An event to write in the same transaction as the change. */
export interface AuditRecord {
  event: AuditEvent;
  /**
   * Signs the new head of the chain.
   *
   * @param previous The signature of the previous head; empty if none.
   * @throws `SealError` `unknown-master-key` if the previous signature was made with a newer key
   */
  seal(imsOrgId: string, head: AuditHead, previous: string): string;
}
