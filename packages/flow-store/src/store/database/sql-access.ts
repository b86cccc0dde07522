import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { AuditRecord } from '../../domain/audit-entry.ts';
import type { Scope } from '../../domain/scope.ts';
import type { ConnectionRecord, Tables } from './tables.ts';

/**
 * Does one piece of writing in a transaction. Resolves once it is committed and durable; rejects when it is not. The work
 * may be done again from the start, so it must have no effect but on the database.
 */
export type Write = <Result>(
  work: (transaction: Kysely<Tables>, shared: SharedWork) => Promise<Result>,
  options?: WriteOptions,
) => Promise<Result>;

export interface WriteOptions {
  /** Whether the write may use the space that is reserved for a full disk: deletes and revocations. @default false */
  usesReserve?: boolean;
}

/** What is done at the end of the transaction, at once for all the writes in it. */
export interface SharedWork {
  insertConnection(scope: Scope, record: ConnectionRecord): void;
  /** Adds an entry to the audit trail of an organization. */
  record(imsOrgId: string, audit: AuditRecord): void;
}

/** How one database is read, written and closed; all else is the same SQL for every database. */
export interface SqlAccess {
  /** Reads what is committed. */
  database: Kysely<Tables>;
  write: Write;
  /** SQL that begins a transaction which sees everything as it is at one moment. */
  beginRead: string;
  /** Whether a text has another somewhere in it, whatever the case of either. */
  containsText(column: RawBuilder<unknown>, text: string): RawBuilder<SqlBool>;
  /** Rewrites the files of the database, so that nothing is left in them of what was deleted or replaced. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
