/** What a store held in clear, and what became of it. */
export interface SealedCredentials {
  /** Connections whose addresses held credentials, which are sealed now. */
  connections: number;
  /** Connections that keep theirs in clear: their other secrets do not open. */
  unreadable: readonly string[];
  /** Audit entries in which credentials are fingerprints now. */
  auditEntries: number;
  /** False if what was replaced may still stand in the files of the database. */
  isCompacted: boolean;
}
