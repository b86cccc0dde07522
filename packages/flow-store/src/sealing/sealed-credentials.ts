/** Credentials that a store contained in clear, and the outcome of sealing them. */
export interface SealedCredentials {
  /** Connections whose addresses contained credentials, which are sealed now. */
  connections: number;
  /** Connections whose credentials stay in clear because their other secrets cannot be unsealed. */
  unreadable: readonly string[];
  /** Number of audit entries in which fingerprints replaced credentials. */
  auditEntries: number;
  /** False if the files of the database may still contain replaced values. */
  isCompacted: boolean;
}
