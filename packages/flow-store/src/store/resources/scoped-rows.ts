import type {
  DeleteQueryBuilder,
  DeleteResult,
  Kysely,
  SelectQueryBuilder,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { Scope } from '../../domain/scope.ts';
import type { Tables } from '../database/tables.ts';

/** Tables of resources that are kept as a document with columns for their fields. */
export type ResourceTableName =
  | 'source_connections'
  | 'target_connections'
  | 'flows'
  | 'runs'
  | 'schemas'
  | 'datasets'
  | 'mapping_sets'
  | 'batches';

/** A resource in SQL, without its scope. */
export interface ResourceRecord {
  id: string;
  etag: string;
  /** The row as JSON. */
  document: string;
  [column: string]: string | number | null;
}

export interface ScopedRecord extends ResourceRecord {
  ims_org_id: string;
  sandbox_name: string;
}

export type ResourceTables = Record<ResourceTableName, ScopedRecord>;

type Name = ResourceTableName;

/** The rows of one sandbox; every query for existing rows of a sandbox starts here. */
export interface ScopedRows {
  select(): SelectQueryBuilder<ResourceTables, Name, object>;
  update(record: Partial<ResourceRecord>): UpdateQueryBuilder<ResourceTables, Name, Name, UpdateResult>;
  delete(): DeleteQueryBuilder<ResourceTables, Name, DeleteResult>;
}

export function rowsIn(database: Kysely<Tables>, table: Name, { imsOrgId, sandboxName }: Scope): ScopedRows {
  const tables = database.$extendTables<ResourceTables>();
  const scope = { ims_org_id: imsOrgId, sandbox_name: sandboxName };
  return {
    select: () => tables.selectFrom(table).where((is) => is.and(scope)),
    update: (record) =>
      tables
        .updateTable(table)
        .set(record)
        .where((is) => is.and(scope)),
    delete: () => tables.deleteFrom(table).where((is) => is.and(scope)),
  };
}
