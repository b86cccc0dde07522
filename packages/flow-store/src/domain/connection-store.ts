import type { ConnectionState } from '@headwater/models';
import type { AuditRecord } from './audit-entry.ts';
import type { AuthBlock } from './auth-block.ts';
import type { FieldCondition, FieldOrder, Page, PageQuery } from './list-query.ts';
import type { Scope } from './scope.ts';

/** A stored connection, with open parameters in clear and secret ones sealed. */
export interface ConnectionRow {
  id: string;
  name: string;
  description?: string;
  providerId?: string;
  connectionSpecId: string;
  connectionSpecVersion: string;
  state: ConnectionState;
  /** Absent for connections without an auth block. */
  auth?: AuthBlock;
  /** Changes with every change of the auth block; absent for the first one. */
  authRevision?: string;
  /** Includes its double quotes. */
  etag: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  updatedAt: number;
  createdBy: string;
  updatedBy: string;
  createdClient: string;
  updatedClient: string;
}

/** Fields to filter and order a list by, with their API names. */
export type ConnectionField =
  | 'id'
  | 'name'
  | 'description'
  | 'providerId'
  | 'state'
  | 'connectionSpec.id'
  | 'connectionSpec.version'
  | 'auth.specName'
  | 'createdAt'
  | 'updatedAt'
  | 'createdBy'
  | 'updatedBy'
  | 'createdClient'
  | 'updatedClient';

export type Condition = FieldCondition<ConnectionField>;

export type ConnectionOrder = FieldOrder<ConnectionField>;

export interface ListQuery extends PageQuery<ConnectionField> {
  /**
   * Only connections whose last test failed, or whose secrets expire before a time in epoch milliseconds. @default
   * all
   */
  attention?: 'failing' | { expiringBefore: number };
}

export type RowPage = Page<ConnectionRow>;

/** The connections of every sandbox. A write with an audit record is atomic. */
export interface ConnectionStore {
  insert(scope: Scope, row: ConnectionRow, audit?: AuditRecord): Promise<void>;
  find(scope: Scope, id: string): Promise<ConnectionRow | undefined>;
  /** Replaces the row only if its etag is still `expectedEtag`. @returns true if it was replaced. */
  replace(scope: Scope, expectedEtag: string, row: ConnectionRow, audit?: AuditRecord): Promise<boolean>;
  /**
   * Rejects with `InUseError` while a flow uses the connection.
   *
   * @param audit Creates the record for the deleted row. @returns true if the connection existed.
   */
  delete(scope: Scope, id: string, audit?: (deleted: ConnectionRow) => AuditRecord): Promise<boolean>;
  /** Rejects with `InvalidCursorError` for a cursor that this store did not create. */
  list(scope: Scope, query: ListQuery): Promise<RowPage>;
  count(scope: Scope, conditions: readonly Condition[]): Promise<number>;
}
