import type {
  BatchField,
  BatchRow,
  DatasetField,
  DatasetRow,
  FlowField,
  FlowRow,
  MappingSetRow,
  RunField,
  RunRow,
  SchemaField,
  SchemaRow,
  SourceConnectionField,
  SourceConnectionRow,
  TargetConnectionField,
  TargetConnectionRow,
} from '../../domain/flow-rows.ts';
import type { CommonField } from '../../domain/resource-store.ts';
import { COMMON_FIELDS, type ResourceTable } from '../resources/resource-table.ts';
import { refuseMissingEnds, refuseUsedSource, refuseUsedTarget } from './references.ts';

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const SOURCE_CONNECTIONS: ResourceTable<SourceConnectionRow, SourceConnectionField> = {
  name: 'source_connections',
  fields: {
    ...COMMON_FIELDS,
    'connectionSpec.id': { column: 'connection_spec_id', type: 'string' },
    'connectionSpec.version': { column: 'connection_spec_version', type: 'string' },
    baseConnectionId: { column: 'base_connection_id', type: 'string', isOptional: true },
    'data.format': { column: 'data_format', type: 'string', isOptional: true },
    'params.tableName': { column: 'table_name', type: 'string', isOptional: true },
    'params.path': { column: 'path', type: 'string', isOptional: true },
  },
  toColumns: ({ connectionSpec, baseConnectionId, data, params }) => ({
    connection_spec_id: connectionSpec.id,
    connection_spec_version: connectionSpec.version,
    base_connection_id: baseConnectionId ?? null,
    data_format: text(data?.format),
    table_name: text(params?.tableName),
    path: text(params?.path),
  }),
  beforeDelete: refuseUsedSource,
};

export const TARGET_CONNECTIONS: ResourceTable<TargetConnectionRow, TargetConnectionField> = {
  name: 'target_connections',
  fields: {
    ...COMMON_FIELDS,
    'connectionSpec.id': { column: 'connection_spec_id', type: 'string' },
    'connectionSpec.version': { column: 'connection_spec_version', type: 'string' },
    baseConnectionId: { column: 'base_connection_id', type: 'string', isOptional: true },
    'data.format': { column: 'data_format', type: 'string', isOptional: true },
    'params.dataSetId': { column: 'dataset_id', type: 'string', isOptional: true },
  },
  toColumns: ({ connectionSpec, baseConnectionId, data, params }) => ({
    connection_spec_id: connectionSpec.id,
    connection_spec_version: connectionSpec.version,
    base_connection_id: baseConnectionId ?? null,
    data_format: text(data?.format),
    dataset_id: text(params?.dataSetId),
  }),
  beforeDelete: refuseUsedTarget,
};

export const FLOWS: ResourceTable<FlowRow, FlowField> = {
  name: 'flows',
  fields: {
    ...COMMON_FIELDS,
    'flowSpec.id': { column: 'flow_spec_id', type: 'string' },
    // A flow has one of each, or none as a draft.
    'sourceConnectionIds[]': { column: 'source_connection_id', type: 'string', isOptional: true },
    'targetConnectionIds[]': { column: 'target_connection_id', type: 'string', isOptional: true },
    'inheritedAttributes.properties.isSourceFlow': { column: 'is_source_flow', type: 'string' },
    'inheritedAttributes.sourceConnections[].connectionSpec.id': {
      column: 'source_spec_id',
      type: 'string',
      isOptional: true,
    },
    'inheritedAttributes.sourceConnections[].baseConnection.id': {
      column: 'base_connection_id',
      type: 'string',
      isOptional: true,
    },
    'inheritedAttributes.targetConnections[].connectionSpec.id': {
      column: 'target_spec_id',
      type: 'string',
      isOptional: true,
    },
    'lastRunDetails.startedAtUTC': { column: 'last_run_started_at', type: 'number', isOptional: true },
    'scheduleParams.frequency': { column: 'frequency', type: 'string', isOptional: true },
  },
  toColumns: (row) => ({
    flow_spec_id: row.flowSpec.id,
    source_connection_id: row.sourceConnectionIds[0] ?? null,
    target_connection_id: row.targetConnectionIds[0] ?? null,
    is_source_flow: 'true',
    source_spec_id: row.bound.source?.connectionSpec.id ?? null,
    base_connection_id: row.bound.source?.baseConnectionId ?? null,
    target_spec_id: row.bound.target?.connectionSpec.id ?? null,
    frequency: row.scheduleParams?.frequency ?? null,
    ...(row.plannedRunAt === undefined ? {} : { next_run_at: row.plannedRunAt }),
  }),
  toDocument: ({ progress: _progress, plannedRunAt: _plan, ...document }) => document,
  toRow(document, { progress, next_run_at }) {
    const nextRunAt = next_run_at === null ? {} : { nextRunAt: Number(next_run_at) };
    return { ...document, progress: { ...JSON.parse(String(progress ?? '{}')), ...nextRunAt } };
  },
  beforeInsert: refuseMissingEnds,
};

export const RUNS: ResourceTable<RunRow, RunField> = {
  name: 'runs',
  fields: {
    ...COMMON_FIELDS,
    flowId: { column: 'flow_id', type: 'string' },
    'flowSpec.id': { column: 'flow_spec_id', type: 'string' },
    'metrics.statusSummary.status': { column: 'state', type: 'string' },
    'metrics.durationSummary.startedAtUTC': { column: 'started_at', type: 'number', isOptional: true },
  },
  toColumns: (row) => ({
    flow_id: row.flowId,
    flow_spec_id: row.flowSpec.id,
    started_at: row.startedAt ?? null,
    due_at: row.dueAt,
    batch_id: row.batchId,
    lease_owner: row.leaseOwner ?? null,
    lease_until: row.leaseUntil ?? null,
    is_published: row.isPublished === undefined ? null : Number(row.isPublished),
  }),
};

export const SCHEMAS: ResourceTable<SchemaRow, SchemaField> = {
  name: 'schemas',
  fields: {
    ...COMMON_FIELDS,
    $id: { column: 'uri', type: 'string' },
    'meta:altId': { column: 'alt_id', type: 'string' },
    title: { column: 'title', type: 'string' },
  },
  toColumns: ({ uri, altId, title }) => ({ uri, alt_id: altId, title }),
};

export const DATASETS: ResourceTable<DatasetRow, DatasetField> = {
  name: 'datasets',
  fields: { ...COMMON_FIELDS, 'schemaRef.id': { column: 'schema_id', type: 'string', isOptional: true } },
  toColumns: ({ schemaId }) => ({ schema_id: schemaId ?? null }),
};

export const MAPPING_SETS: ResourceTable<MappingSetRow, CommonField> = {
  name: 'mapping_sets',
  fields: COMMON_FIELDS,
  toColumns: () => ({}),
};

export const BATCHES: ResourceTable<BatchRow, BatchField> = {
  name: 'batches',
  fields: {
    ...COMMON_FIELDS,
    dataSet: { column: 'dataset_id', type: 'string' },
    status: { column: 'status', type: 'string' },
  },
  toColumns: ({ datasetId, status }) => ({ dataset_id: datasetId, status }),
};
