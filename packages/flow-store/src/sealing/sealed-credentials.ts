/** Credentials that a store contained in clear, and the outcome for them. */
export interface SealedCredentials {
  /** Connections whose addresses contained credentials, which are sealed now. */
  connections: number;
  /** Connections whose credentials stay in clear: their other secrets do not open. */
  unreadable: readonly string[];
  /** Audit entries in which fingerprints replaced credentials. */
  auditEntries: number;
  /** False if the files of the database may still contain replaced values. */
  isCompacted: boolean;
}
