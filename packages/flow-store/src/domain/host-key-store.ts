import type { AuditRecord } from './audit-entry.ts';
import type { Scope } from './scope.ts';

/** The key of an SSH server that a connection trusts. */
export interface HostKeyRow {
  connectionId: string;
  /** Host, colon and port. */
  address: string;
  /** For example `ssh-ed25519`; absent if only a fingerprint was given. */
  type?: string;
  /** For example `SHA256:…`. */
  fingerprint: string;
  /** Whether the key was pinned on first use or set by a user. */
  origin: 'first-use' | 'given';
  /** Epoch milliseconds. */
  pinnedAt: number;
  pinnedBy: string;
}

/** Pinned host keys, one per connection and address. Deleting a connection deletes its keys. */
export interface HostKeyStore {
  find(scope: Scope, connectionId: string, address: string): Promise<HostKeyRow | undefined>;
  /** Returns the keys of one connection, by address. */
  list(scope: Scope, connectionId: string): Promise<readonly HostKeyRow[]>;
  /** Stores the first key of an address. @returns the stored key; undefined if the connection no longer exists */
  keepFirst(scope: Scope, row: HostKeyRow): Promise<HostKeyRow | undefined>;
  /** Replaces the previous key. @returns true if the connection exists */
  replace(scope: Scope, row: HostKeyRow, audit: AuditRecord): Promise<boolean>;
  /** Deletes the keys of a connection. @returns true if it had any */
  forget(scope: Scope, connectionId: string, audit: AuditRecord): Promise<boolean>;
}
