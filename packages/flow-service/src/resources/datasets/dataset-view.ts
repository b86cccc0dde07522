import type { BatchRow, DatasetRow, JsonObject, SandboxScope } from '@headwater/flow-store';
import type { BatchesById, CatalogBatch, Dataset, DatasetsById } from '@headwater/models';

/** The members of a dataset that a caller sets. */
export type DatasetContent = Pick<
  Dataset,
  'name' | 'description' | 'schemaRef' | 'tags' | 'enableErrorDiagnostics' | 'fileDescription' | 'version'
>;

const PARQUET = { persisted: true, containerFormat: 'parquet', format: 'parquet' } as const;

/** Datasets in the form of the API: one object, keyed by id. */
export function toDatasets(rows: readonly DatasetRow[], scope: SandboxScope): DatasetsById {
  return Object.fromEntries(rows.map((row) => [row.id, toDataset(row, scope)]));
}

function toDataset(row: DatasetRow, { imsOrgId }: SandboxScope): Dataset {
  return {
    ...contentOf(row),
    imsOrg: imsOrgId,
    created: row.createdAt,
    updated: row.updatedAt,
    createdClient: row.createdClient,
    createdUser: row.createdBy,
    updatedUser: row.updatedBy,
    files: `@/dataSetFiles?dataSetId=${row.id}`,
    fileDescription: PARQUET,
  };
}

export function contentOf({ dataset }: DatasetRow): DatasetContent {
  return dataset as JsonObject & DatasetContent;
}

export function referenceTo(id: string): string[] {
  return [`@/dataSets/${id}`];
}

/** Batches in the form of the API: one object, keyed by id. */
export function toBatches(rows: readonly BatchRow[], scope: SandboxScope): BatchesById {
  return Object.fromEntries(rows.map((row) => [row.id, toBatch(row, scope)]));
}

function toBatch(row: BatchRow, { imsOrgId }: SandboxScope): CatalogBatch {
  return {
    ...row.batch,
    status: row.status,
    imsOrg: imsOrgId,
    created: row.createdAt,
    updated: row.updatedAt,
    relatedObjects: [{ type: 'dataSet', id: row.datasetId }],
  };
}
