export type { AuditedCall } from './audit/audit-trail.ts';
export { isUsed } from './audit/is-used.ts';
export { createKeyedTools, type KeyedTools } from './audit/keyed-tools.ts';
export { verifyChain } from './audit/verify-chain.ts';
export { agreeOnMasterKey } from './data-directory/agree-on-master-key.ts';
export { explainDataFailures } from './data-directory/explain-data-failures.ts';
export { type LocalClient, loadLocalClient } from './data-directory/local-client.ts';
export { LocalClientError } from './data-directory/local-client-error.ts';
export { databaseUrlOf, openStore, type StoreOptions } from './data-directory/open-store.ts';
export { refuseExposed } from './data-directory/refuse-exposed.ts';
export { refuseLostStore } from './data-directory/refuse-lost-store.ts';
export type { AuditEntry } from './domain/audit-entry.ts';
export type { Caller, SandboxScope } from './domain/caller.ts';
export type { ClientRow, ClientStore } from './domain/client-store.ts';
export type { ConnectionStatus } from './domain/connection-status-store.ts';
export type {
  Condition,
  ConnectionField,
  ConnectionRow,
  ConnectionStore,
  ListQuery,
  RowPage,
} from './domain/connection-store.ts';
export type * from './domain/flow-rows.ts';
export { EVERY_SANDBOX, type Grant, type Role, roleIn, suffices } from './domain/grant.ts';
export type { HostKeyRow } from './domain/host-key-store.ts';
export { InvalidCursorError } from './domain/invalid-cursor-error.ts';
export type { FieldCondition, FieldOrder, Page, PageQuery } from './domain/list-query.ts';
export { InUseError, MissingReferenceError } from './domain/reference-errors.ts';
export type { CommonField, ResourceRow, ResourceStore } from './domain/resource-store.ts';
export type { StoredRow } from './domain/row-store.ts';
export type { FinishedRun, FlowStore, RunStore, Scoped } from './domain/run-store.ts';
export type { SandboxRow, SandboxStore } from './domain/sandbox-store.ts';
export {
  columnsOfSchema,
  fieldsOfSchema,
  type SchemaColumn,
  type SchemaFields,
  UnsupportedSchemaError,
  type XdmColumnType,
} from './domain/schema-columns.ts';
export type { Scope } from './domain/scope.ts';
export type { SecretSealer } from './domain/sealed-secrets.ts';
export type { SettingStore } from './domain/setting-store.ts';
export type { Store } from './domain/store.ts';
export { StoreOpenError, type StoreOpenErrorCode } from './domain/store-open-error.ts';
export { findXdmClass, XDM_CLASSES, type XdmClass } from './domain/xdm-classes.ts';
export {
  type RotatedMasterKey,
  type RotateMasterKeyOptions,
  rotateMasterKey,
} from './rotation/rotate-master-key.ts';
export { RotationError } from './rotation/rotation-error.ts';
export { sealStoredCredentials } from './sealing/seal-stored-credentials.ts';
export type { SealedCredentials } from './sealing/sealed-credentials.ts';
export { hashSecret, verifySecret } from './secrets/client-secret.ts';
export { type KeyRing, openKeyRing } from './secrets/key-ring.ts';
export { loadMasterKeys, type MasterKeys } from './secrets/load-master-keys.ts';
export { createMasterKey, type MasterKey } from './secrets/master-key.ts';
export { MasterKeyError } from './secrets/master-key-error.ts';
export { takeRandomBytes } from './secrets/random-bytes.ts';
export { SealError } from './secrets/seal-error.ts';
export { createSecretSealer } from './secrets/secret-sealer.ts';
export { openAuth, type SecretOwner, sealAuth } from './secrets/stored-auth.ts';
export { type CreateSnapshotOptions, createSnapshot } from './snapshot/create-snapshot.ts';
export { readRows, verifySnapshot } from './snapshot/read-snapshot.ts';
export { type RestoreSnapshotOptions, restoreSnapshot } from './snapshot/restore-snapshot.ts';
export { SnapshotError } from './snapshot/snapshot-error.ts';
export type { SnapshotManifest } from './snapshot/snapshot-format.ts';
export { isOfRotatedKey, whyUnavailable } from './store/database/why-unavailable.ts';
export { openSqliteStore, type SqliteStoreOptions } from './store/sqlite/sqlite-store.ts';
