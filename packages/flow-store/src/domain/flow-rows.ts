import type { CommonField, ResourceRow, ResourceStore } from './resource-store.ts';

/** A JSON object, as the caller sent it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export interface SpecVersion {
  id: string;
  version: string;
}

/** States of the objects of a flow that a user can bring about. */
export type FlowState = 'draft' | 'enabled' | 'disabled';

/** The source of a flow: a connection and the data to read from it. */
export interface SourceConnectionRow extends ResourceRow {
  name: string;
  state: FlowState;
  connectionSpec: SpecVersion;
  /** Absent for sources without credentials of their own. */
  baseConnectionId?: string;
  /** Format of the data, with its settings. */
  data?: JsonObject;
  /** Path or table, and columns. */
  params?: JsonObject;
}

/** Where a flow writes. */
export interface TargetConnectionRow extends ResourceRow {
  name?: string;
  state: FlowState;
  connectionSpec: SpecVersion;
  baseConnectionId?: string;
  data?: JsonObject;
  params?: JsonObject;
}

export interface FlowSchedule {
  /** Epoch seconds. */
  startTime: number;
  frequency: 'once' | 'minute' | 'hour' | 'day' | 'week';
  /** Absent for `once`. */
  interval?: number;
  /** Whether the first run takes the data that exists already. Absent for `once`. */
  backfill?: boolean;
}

export interface FlowTransformation {
  name: string;
  params?: JsonObject;
}

/** The ends of a flow as they were when the flow was created or given them. Later edits of them do not reach it. */
export interface BoundEnds {
  source?: Pick<
    SourceConnectionRow,
    'id' | 'etag' | 'connectionSpec' | 'baseConnectionId' | 'data' | 'params'
  > & {
    baseConnectionSpec?: SpecVersion;
  };
  target?: Pick<
    TargetConnectionRow,
    'id' | 'etag' | 'connectionSpec' | 'baseConnectionId' | 'data' | 'params'
  >;
}

/** The progress of a flow. Runs write it; changes to the flow do not affect it. */
export interface FlowProgress {
  /** When the next run is due, in epoch milliseconds. Absent if none is planned. */
  nextRunAt?: number;
  /** End of the window of the last successful run, in epoch milliseconds. */
  windowTo?: number;
  lastRun?: { id: string; state: 'success' | 'failed'; startedAtUTC: number; completedAtUTC: number };
  /** Since when every run has failed, in epoch milliseconds. Absent or undefined after a success. */
  failingSince?: number | undefined;
  /** State of the source that a run needs to continue, for example files seen near the end of the window. */
  source?: JsonObject;
}

export interface FlowRow extends ResourceRow {
  name: string;
  state: FlowState;
  flowSpec: SpecVersion;
  sourceConnectionIds: readonly string[];
  targetConnectionIds: readonly string[];
  transformations?: readonly FlowTransformation[];
  scheduleParams?: FlowSchedule;
  options?: JsonObject;
  labels?: readonly string[];
  policy?: JsonObject;
  bound: BoundEnds;
  /** As the API reports it. */
  lastOperation: JsonObject;
  /** Returned by the store; ignored when the flow is replaced. */
  progress?: FlowProgress;
  /**
   * Only to write: plans the next run, in epoch milliseconds, or none if null. Without it, the plan stays as it is.
   */
  plannedRunAt?: number | null;
}

export type RunState = 'scheduled' | 'inProgress' | 'success' | 'failed';

/** Rows of a run: received = ingested + failed + skipped + deleted. */
export interface RunCounts {
  received: number;
  ingested: number;
  failed: number;
  skipped: number;
  deleted: number;
}

export interface RunRow extends ResourceRow {
  flowId: string;
  flowSpec: SpecVersion;
  state: RunState;
  /** ULID of the batch that the run writes; a repeated attempt keeps it. */
  batchId: string;
  /** When the run may start, in epoch milliseconds. */
  dueAt: number;
  /** The interval (from, to], in epoch milliseconds. Without `from`, everything up to `to`. */
  window: { from?: number; to: number };
  /** Parameters of a run on demand, as the caller sent them. */
  params?: JsonObject;
  /** The run that this one repeats. */
  retryOf?: string;
  startedAt?: number;
  completedAt?: number;
  counts?: RunCounts;
  metrics?: JsonObject;
  activities?: readonly JsonObject[];
  error?: { code: string; message: string };
  leaseOwner?: string;
  /** Epoch milliseconds. */
  leaseUntil?: number;
  /** The commit to publish in the lake. */
  commit?: JsonObject;
  /** False while the commit still has to be published. */
  isPublished?: boolean;
}

export interface SchemaRow extends ResourceRow {
  /** `$id`. */
  uri: string;
  /** `meta:altId`. */
  altId: string;
  title: string;
  /** The whole schema, as the API returns it. */
  schema: JsonObject;
}

export interface DatasetRow extends ResourceRow {
  /** The whole dataset, as the API returns it, without id and audit fields. */
  dataset: JsonObject;
  schemaId?: string;
}

export interface MappingSetRow extends ResourceRow {
  /** The versions of the set; its number is the index. */
  versions: readonly JsonObject[];
}

export interface BatchRow extends ResourceRow {
  datasetId: string;
  status: string;
  /** The whole batch, as the API returns it, without id and audit fields. */
  batch: JsonObject;
}

export type SourceConnectionField =
  | CommonField
  | 'connectionSpec.id'
  | 'connectionSpec.version'
  | 'baseConnectionId'
  | 'data.format'
  | 'params.tableName'
  | 'params.path';

export type TargetConnectionField =
  | CommonField
  | 'connectionSpec.id'
  | 'connectionSpec.version'
  | 'baseConnectionId'
  | 'data.format'
  | 'params.dataSetId';

export type FlowField =
  | CommonField
  | 'flowSpec.id'
  | 'sourceConnectionIds[]'
  | 'targetConnectionIds[]'
  | 'inheritedAttributes.properties.isSourceFlow'
  | 'inheritedAttributes.sourceConnections[].connectionSpec.id'
  | 'inheritedAttributes.sourceConnections[].baseConnection.id'
  | 'inheritedAttributes.targetConnections[].connectionSpec.id'
  | 'lastRunDetails.startedAtUTC'
  | 'scheduleParams.frequency';

export type RunField =
  | CommonField
  | 'flowId'
  | 'flowSpec.id'
  | 'metrics.statusSummary.status'
  | 'metrics.durationSummary.startedAtUTC';

export type DatasetField = CommonField | 'schemaRef.id';
export type BatchField = CommonField | 'dataSet' | 'status';
export type SchemaField = CommonField | '$id' | 'meta:altId' | 'title';

export type SourceConnectionStore = ResourceStore<SourceConnectionRow, SourceConnectionField>;
export type TargetConnectionStore = ResourceStore<TargetConnectionRow, TargetConnectionField>;
export type SchemaStore = ResourceStore<SchemaRow, SchemaField>;
export type DatasetStore = ResourceStore<DatasetRow, DatasetField>;
export type MappingSetStore = ResourceStore<MappingSetRow>;
export type BatchStore = ResourceStore<BatchRow, BatchField>;
