import { randomUUID } from 'node:crypto';
import type {
  BatchRow,
  DatasetRow,
  FlowRow,
  MappingSetRow,
  RunRow,
  SchemaRow,
  SourceConnectionRow,
  TargetConnectionRow,
} from '../../domain/flow-rows.ts';
import type { ResourceRow } from '../../domain/resource-store.ts';

function auditFields(): Omit<ResourceRow, 'name' | 'description' | 'state'> {
  return {
    id: randomUUID(),
    etag: '"1"',
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    createdBy: 'a',
    updatedBy: 'b',
    createdClient: 'c',
    updatedClient: 'd',
  };
}

export function sourceConnectionRow(values: Partial<SourceConnectionRow> = {}): SourceConnectionRow {
  return {
    ...auditFields(),
    name: 'Orders',
    state: 'enabled',
    connectionSpec: { id: 'blob', version: '1.0' },
    data: { format: 'delimited' },
    params: { path: 'in/orders.csv', type: 'file' },
    ...values,
  };
}

export function targetConnectionRow(values: Partial<TargetConnectionRow> = {}): TargetConnectionRow {
  return {
    ...auditFields(),
    state: 'enabled',
    connectionSpec: { id: 'lake', version: '1.0' },
    params: { dataSetId: 'set' },
    ...values,
  };
}

export function flowRow(values: Partial<FlowRow> = {}): FlowRow {
  return {
    ...auditFields(),
    name: 'Orders',
    state: 'enabled',
    flowSpec: { id: 'files', version: '1.0' },
    sourceConnectionIds: [],
    targetConnectionIds: [],
    bound: {},
    lastOperation: { operation: 'create' },
    ...values,
  };
}

export function runRow(flowId: string, values: Partial<RunRow> = {}): RunRow {
  return {
    ...auditFields(),
    flowId,
    flowSpec: { id: 'files', version: '1.0' },
    state: 'scheduled',
    batchId: randomUUID(),
    dueAt: 1_000,
    window: { to: 1_000 },
    ...values,
  };
}

export function schemaRow(values: Partial<SchemaRow> = {}): SchemaRow {
  return {
    ...auditFields(),
    uri: 'https://a/b',
    altId: '_a.b',
    title: 'B',
    schema: { type: 'object' },
    ...values,
  };
}

export function datasetRow(values: Partial<DatasetRow> = {}): DatasetRow {
  return { ...auditFields(), dataset: { name: 'Set', tags: {} }, schemaId: 'https://a/b', ...values };
}

export function mappingSetRow(values: Partial<MappingSetRow> = {}): MappingSetRow {
  return { ...auditFields(), versions: [{ mappings: [] }], ...values };
}

export function batchRow(values: Partial<BatchRow> = {}): BatchRow {
  return { ...auditFields(), datasetId: 'set', status: 'success', batch: { recordCount: 1 }, ...values };
}
