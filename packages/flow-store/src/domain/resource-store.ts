import type { AuditRecord } from './audit-entry.ts';
import type { FieldCondition, Page, PageQuery } from './list-query.ts';
import type { Scope } from './scope.ts';

/** The members of every stored object of a sandbox. */
export interface ResourceRow {
  id: string;
  name?: string;
  description?: string;
  state?: string;
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

/** Fields that every list can be filtered and ordered by. */
export type CommonField =
  | 'id'
  | 'name'
  | 'description'
  | 'state'
  | 'createdAt'
  | 'updatedAt'
  | 'createdBy'
  | 'updatedBy'
  | 'createdClient'
  | 'updatedClient';

/** Objects of one kind, of every sandbox. A write with an audit record is atomic. */
export interface ResourceStore<Row extends ResourceRow, Field extends string = CommonField> {
  /** Rejects with `MissingReferenceError` if the row refers to an object that no longer exists. */
  insert(scope: Scope, row: Row, audit?: AuditRecord): Promise<void>;
  find(scope: Scope, id: string): Promise<Row | undefined>;
  /** Replaces the row only if its etag is still `expectedEtag`. @returns true if it was replaced. */
  replace(scope: Scope, expectedEtag: string, row: Row, audit?: AuditRecord): Promise<boolean>;
  /**
   * Rejects with `InUseError` while a flow uses the object.
   *
   * @param audit Creates the record for the deleted row. @returns true if the object existed.
   */
  delete(scope: Scope, id: string, audit?: (deleted: Row) => AuditRecord): Promise<boolean>;
  /** Rejects with `InvalidCursorError` for a cursor that this store did not create. */
  list(scope: Scope, query: PageQuery<Field>): Promise<Page<Row>>;
  count(scope: Scope, conditions: readonly FieldCondition<Field>[]): Promise<number>;
}
