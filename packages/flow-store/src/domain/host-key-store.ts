import type { AuditRecord } from './audit-entry.ts';
import type { Scope } from './scope.ts';

/** The key of an SSH server that a connection trusts. */
export interface HostKeyRow {
  connectionId: string;
  /** Host, colon and port. */
  address: string;
  /** For example `ssh-ed25519`; absent for a fingerprint that was given without it. */
  type?: string;
  /** For example `SHA256:…`. */
  fingerprint: string;
  /** Whether the server showed it first, or a person gave it. */
  origin: 'first-use' | 'given';
  /** Epoch milliseconds. */
  pinnedAt: number;
  pinnedBy: string;
}

/** Pinned host keys, one for each connection and address. Those of a deleted connection go with it. */
export interface HostKeyStore {
  find(scope: Scope, connectionId: string, address: string): Promise<HostKeyRow | undefined>;
  /** Of one connection, by address. */
  list(scope: Scope, connectionId: string): Promise<readonly HostKeyRow[]>;
  /** Keeps the first key of an address. @returns the key that is kept; undefined when the connection is gone */
  keepFirst(scope: Scope, row: HostKeyRow): Promise<HostKeyRow | undefined>;
  /** Puts a key in the place of the one before. @returns whether the connection exists */
  replace(scope: Scope, row: HostKeyRow, audit: AuditRecord): Promise<boolean>;
  /** Deletes the keys of a connection. @returns whether it had any */
  forget(scope: Scope, connectionId: string, audit: AuditRecord): Promise<boolean>;
}
