import type { Kysely } from 'kysely';
import type { CommonField, ResourceRow } from '../../domain/resource-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Tables } from '../database/tables.ts';
import type { FieldColumns } from '../lists/list-fields.ts';
import type { ResourceRecord, ResourceTableName } from './scoped-rows.ts';

/** A check in the transaction of a write. Throws to reject the write. */
type Guard<Row> = (transaction: Kysely<Tables>, scope: Scope, row: Row) => Promise<void>;

/** How rows of a resource become records. */
export interface RecordForm<Row extends ResourceRow> {
  name: ResourceTableName;
  /** The resource's own columns. A replacement leaves columns that are missing here as they are. */
  toColumns(row: Row): Record<string, string | number | null>;
  /** @default the document as it is */
  toRow?(document: Row, record: ResourceRecord): Row;
  /** @default the row as it is */
  toDocument?(row: Row): object;
}

/** How a resource is kept. */
export interface ResourceTable<Row extends ResourceRow, Field extends string> extends RecordForm<Row> {
  fields: FieldColumns<Field>;
  beforeInsert?: Guard<Row>;
  beforeDelete?: Guard<Row>;
}

export const COMMON_FIELDS: FieldColumns<CommonField> = {
  id: { column: 'id', type: 'string' },
  name: { column: 'name', type: 'string', isOptional: true },
  description: { column: 'description', type: 'string', isOptional: true },
  state: { column: 'state', type: 'string', isOptional: true },
  createdAt: { column: 'created_at', type: 'number' },
  updatedAt: { column: 'updated_at', type: 'number' },
  createdBy: { column: 'created_by', type: 'string' },
  updatedBy: { column: 'updated_by', type: 'string' },
  createdClient: { column: 'created_client', type: 'string' },
  updatedClient: { column: 'updated_client', type: 'string' },
};

/** The record of a row, with the columns that every resource has. */
export function toRecord<Row extends ResourceRow>(row: Row, form: RecordForm<Row>): ResourceRecord {
  return {
    id: row.id,
    name: row.name ?? null,
    description: row.description ?? null,
    state: row.state ?? null,
    etag: row.etag,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    created_by: row.createdBy,
    updated_by: row.updatedBy,
    created_client: row.createdClient,
    updated_client: row.updatedClient,
    ...form.toColumns(row),
    document: JSON.stringify(form.toDocument === undefined ? row : form.toDocument(row)),
  };
}

export function fromRecord<Row extends ResourceRow>(record: ResourceRecord, form: RecordForm<Row>): Row {
  const document = JSON.parse(record.document) as Row;
  return form.toRow === undefined ? document : form.toRow(document, record);
}
