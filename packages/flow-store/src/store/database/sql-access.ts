import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { AuditRecord } from '../../domain/audit-entry.ts';
import type { Scope } from '../../domain/scope.ts';
import type { ConnectionRecord, Tables } from './tables.ts';

/**
 * Runs one write in a transaction. Resolves once the write is committed and durable; rejects otherwise. The work may
 * be repeated from the start, so it must have no effects outside the database.
 */
export type Write = <Result>(
  work: (transaction: Kysely<Tables>, shared: SharedWork) => Promise<Result>,
  options?: WriteOptions,
) => Promise<Result>;

interface WriteOptions {
  /** True if the write may use the space that is reserved for a full disk: deletes and revocations. @default false */
  usesReserve?: boolean;
}

/** Work at the end of the transaction that all its writes share. */
export interface SharedWork {
  insertConnection(scope: Scope, record: ConnectionRecord): void;
  /** Appends an entry to the audit trail of an organization. */
  record(imsOrgId: string, audit: AuditRecord): void;
}

/** How to read, write and close one kind of database. Everything else is the same SQL for all of them. */
export interface SqlAccess {
  /** Reads committed data. */
  database: Kysely<Tables>;
  write: Write;
  /** SQL that begins a transaction with a consistent snapshot. */
  beginRead: string;
  /** True if a string contains another, case-insensitive. */
  containsText(column: RawBuilder<unknown>, text: string): RawBuilder<SqlBool>;
  /** Rewrites the files of the database, so that they contain no deleted or replaced data. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
