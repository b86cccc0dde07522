export type { ConnectionRow, Store } from './domain/store.ts';
export { StoreOpenError, type StoreOpenErrorCode } from './domain/store-open-error.ts';
export { type FlowService, openFlowService } from './open-flow-service.ts';
export type { FlowServiceOptions, ServeOptions } from './options.ts';
export {
  type RotatedMasterKey,
  type RotateMasterKeyOptions,
  rotateMasterKey,
} from './rotation/rotate-master-key.ts';
export { RotationError } from './rotation/rotation-error.ts';
export type { SealedCredentials } from './sealing/sealed-credentials.ts';
export { MasterKeyError } from './secrets/master-key-error.ts';
export { ServeError } from './serve-error.ts';
export { type ServedFlowService, serveFlowService } from './serve-flow-service.ts';
export { type CreateSnapshotOptions, createSnapshot } from './snapshot/create-snapshot.ts';
export { verifySnapshot } from './snapshot/read-snapshot.ts';
export { type RestoreSnapshotOptions, restoreSnapshot } from './snapshot/restore-snapshot.ts';
export { SnapshotError } from './snapshot/snapshot-error.ts';
export type { SnapshotManifest } from './snapshot/snapshot-format.ts';
export type { LocalClient } from './start/local-client.ts';
export { LocalClientError } from './start/local-client-error.ts';
export { openSqliteStore, type SqliteStoreOptions } from './store/sqlite-store.ts';
export { createLogLines, type LogFormat, type LogLinesOptions } from './telemetry/log-lines.ts';
export { type OpenTracingOptions, openTracing } from './telemetry/open-tracing.ts';
export type { RequestLogEntry, RequestLogger, UnexpectedFailure } from './telemetry/request-logger.ts';
export type { Tracing } from './telemetry/tracing.ts';
export { TracingError } from './telemetry/tracing-error.ts';
