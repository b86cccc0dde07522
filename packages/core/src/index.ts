export type {
  AuditEntry,
  AuditVerification,
  Client,
  Connection,
  ConnectionStatus,
  CreateConnectionRequest,
  DetailedStructure,
  ExploreEntry,
  ExploreListing,
  ExploreStructure,
  LastTest,
  Sandbox,
  TestReport,
  TestStage,
} from '@headwater/models';
export {
  AbortError,
  ApiError,
  AuthError,
  ConfigError,
  HeadwaterError,
  InvalidInputError,
  isHeadwaterError,
  NetworkError,
  type NextStep,
  TimeoutError,
} from '@headwater/sdk';
export type {
  AuthInput,
  AuthMethod,
  AuthParameter,
  AuthVariant,
  Finding,
  Severity,
  SourceDefinition,
  SourceEntry,
  SourceSlug,
  SplitValue,
  ValuePart,
  VariantFit,
  WrittenValue,
} from '@headwater/sources';
export { SECRET_MASK } from '@headwater/sources';
export { type AuditFilter, iterateAudit, type ListAuditOptions, listAudit } from './audit/list-audit.ts';
export { verifyAudit } from './audit/verify-audit.ts';
export type { SourceDifference, SourceDifferenceCode } from './catalog/compare-spec.ts';
export { type DiffSourcesOptions, diffSources, type SourcesDiff } from './catalog/diff-sources.ts';
export { findSourceOfBody, type SourceOfBody } from './catalog/find-source-of-body.ts';
export { type LintReport, type LintValuesOptions, lintValues } from './catalog/lint-values.ts';
export { listSources, type SourceFilter } from './catalog/list-sources.ts';
export { quoteForShell } from './catalog/quote-for-shell.ts';
export { type SourceGuide, showSource, type VariantGuide } from './catalog/show-source.ts';
export { splitValues } from './catalog/split-values.ts';
export { secretVariable } from './catalog/variant-examples.ts';
export { type ClientGrant, type CreatedClient, createClient } from './clients/create-client.ts';
export { listClients } from './clients/list-clients.ts';
export { revokeClient } from './clients/revoke-client.ts';
export { type CodeExplanation, type CodeKind, type CodeMeaning, explainCode } from './codes/explain-code.ts';
export { type CloneConnectionOptions, cloneConnection } from './connections/clone-connection.ts';
export type { ConnectionRole } from './connections/connection-role.ts';
export { type ConnectionStatuses, connectionStatuses } from './connections/connection-statuses.ts';
export type { ConnectionView } from './connections/connection-view.ts';
export {
  type AttentionOptions,
  type ConnectionsNeedingAttention,
  connectionsNeedingAttention,
} from './connections/connections-needing-attention.ts';
export {
  type CreateConnectionOptions,
  type CreatedConnection,
  createConnection,
} from './connections/create-connection.ts';
export { type DeletedConnection, deleteConnection } from './connections/delete-connection.ts';
export { describeObject } from './connections/describe-object.ts';
export type { DraftTest, Probe } from './connections/draft-test.ts';
export {
  type EnsureConnectionOptions,
  type EnsuredConnection,
  ensureConnection,
} from './connections/ensure-connection.ts';
export { type Expiry, expiryOf } from './connections/expiry-of.ts';
export { type ExploreOptions, exploreConnection, explorePages } from './connections/explore-connection.ts';
export { type ConnectionExport, exportConnection } from './connections/export-connection.ts';
export { readFileName } from './connections/file-properties.ts';
export { forgetHostKeys, listHostKeys, trustHostKey } from './connections/host-keys.ts';
export {
  type Attention,
  type ConnectionPage,
  type ConnectionPageOptions,
  listConnectionPage,
} from './connections/list-connection-page.ts';
export {
  type ConnectionList,
  iterateConnections,
  type ListConnectionsOptions,
  listConnections,
} from './connections/list-connections.ts';
export { type ConnectionPlan, planConnection } from './connections/plan-connection.ts';
export { previewConnection } from './connections/preview-connection.ts';
export type { ReadOptions } from './connections/read-options.ts';
export { resolveReference } from './connections/resolve-reference.ts';
export { type SearchReach, searchReach } from './connections/search-reach.ts';
export { type ConnectionState, setConnectionState } from './connections/set-connection-state.ts';
export { showConnection } from './connections/show-connection.ts';
export { type SourceConfig, type SourceConfigOptions, sourceConfig } from './connections/source-config.ts';
export {
  type ConnectionSummary,
  type SummarizeOptions,
  summarizeConnections,
} from './connections/summarize-connections.ts';
export { testChange } from './connections/test-change.ts';
export { type ConnectionTest, type TestOptions, testConnection } from './connections/test-connection.ts';
export {
  type TestConnectionsOptions,
  type TestOutcome,
  testConnections,
} from './connections/test-connections.ts';
export { type TestDraftOptions, testDraft } from './connections/test-draft.ts';
export {
  type ConnectionChanges,
  type UpdateConnectionOptions,
  type UpdatedConnection,
  updateConnection,
} from './connections/update-connection.ts';
export type { ReadinessOptions } from './connections/wait-until-ready.ts';
export type { ConfirmOptions, WriteOptions } from './connections/write-options.ts';
export { AmbiguousNameError, type ConnectionCandidate } from './errors/ambiguous-name-error.ts';
export { classifyError, type ErrorKind, type ErrorReport } from './errors/classify-error.ts';
export { expandHome } from './home/expand-home.ts';
export { type Environment, type HomeOptions, resolveHome } from './home/headwater-home.ts';
export type { ConnectionAuth, ConnectionInput } from './input/connection-input.ts';
export type { TypedAuth, TypedConnection, UntypedAuthInput } from './input/typed-connection.ts';
export { type AddProfileOptions, addProfile } from './profiles/add-profile.ts';
export { editProfile } from './profiles/edit-profile.ts';
export { listProfiles } from './profiles/list-profiles.ts';
export {
  type LocalService,
  readLocalService,
  removeLocalService,
  writeLocalService,
} from './profiles/local-service.ts';
export type { Profile } from './profiles/profile.ts';
export type { ProfileView } from './profiles/profile-view.ts';
export { removeProfile } from './profiles/remove-profile.ts';
export type { ProfileOrigin } from './profiles/resolved-profile.ts';
export { showProfile } from './profiles/show-profile.ts';
export { useProfile } from './profiles/use-profile.ts';
export { createRedactor, type Redactor } from './redaction/redactor.ts';
export { listSandboxes } from './sandboxes/list-sandboxes.ts';
export { getAccessToken } from './session/access-token.ts';
export { type AuthStatus, authStatus } from './session/auth-status.ts';
export { callApi } from './session/call-api.ts';
export { type Diagnosis, diagnose } from './session/diagnose.ts';
export { openSession } from './session/open-session.ts';
export type { Session, SessionOptions, SessionProfile, UseCaseOptions } from './session/session.ts';
export { askTargetKind, type TargetKind } from './session/target-kind.ts';
export { nearest } from './suggestions/nearest.ts';
