import type { Handlers } from '../gateway/handler.ts';
import { listAuditEntries } from '../resources/audit/list-audit-entries.ts';
import { verifyAudit } from '../resources/audit/verify-audit.ts';
import { createClient } from '../resources/clients/create-client.ts';
import { listClients } from '../resources/clients/list-clients.ts';
import { revokeClient } from '../resources/clients/revoke-client.ts';
import { exploreConnectionSpec } from '../resources/connection-specs/explore-connection-spec.ts';
import { listConnectionSpecConfigs } from '../resources/connection-specs/list-connection-spec-configs.ts';
import { listConnectionSpecs } from '../resources/connection-specs/list-connection-specs.ts';
import { refuseSpecWrite } from '../resources/connection-specs/refuse-spec-write.ts';
import { retrieveConnectionSpec } from '../resources/connection-specs/retrieve-connection-spec.ts';
import { listConnectionStatuses } from '../resources/connection-status/list-connection-statuses.ts';
import { listConnectionsNeedingAttention } from '../resources/connection-status/list-connections-needing-attention.ts';
import { testConnection } from '../resources/connection-tests/test-connection.ts';
import { testConnectionInStages } from '../resources/connection-tests/test-connection-in-stages.ts';
import { testDraftInStages } from '../resources/connection-tests/test-draft-in-stages.ts';
import { createConnection } from '../resources/connections/create-connection.ts';
import { deleteConnection } from '../resources/connections/delete-connection.ts';
import { findConnections } from '../resources/connections/find-connections.ts';
import { listConnectionConfigs } from '../resources/connections/list-connection-configs.ts';
import { listConnections } from '../resources/connections/list-connections.ts';
import { patchConnection } from '../resources/connections/patch-connection.ts';
import { performConnectionAction } from '../resources/connections/perform-connection-action.ts';
import { retrieveConnection } from '../resources/connections/retrieve-connection.ts';
import { searchConnections } from '../resources/connections/search-connections.ts';
import { createDataset } from '../resources/datasets/create-dataset.ts';
import { deleteDataset } from '../resources/datasets/delete-dataset.ts';
import { listBatches } from '../resources/datasets/list-batches.ts';
import { listDatasets } from '../resources/datasets/list-datasets.ts';
import { patchDataset } from '../resources/datasets/patch-dataset.ts';
import { retrieveBatch } from '../resources/datasets/retrieve-batch.ts';
import { retrieveDataset } from '../resources/datasets/retrieve-dataset.ts';
import { exploreConnection } from '../resources/explore/explore-connection.ts';
import { exploreConnectionInDetail } from '../resources/explore/explore-connection-in-detail.ts';
import { addFault } from '../resources/faults/add-fault.ts';
import { clearFaults } from '../resources/faults/clear-faults.ts';
import { listFaults } from '../resources/faults/list-faults.ts';
import { listFlowSpecs } from '../resources/flow-specs/list-flow-specs.ts';
import { refuseFlowSpecWrite } from '../resources/flow-specs/refuse-flow-spec-write.ts';
import { retrieveFlowSpec } from '../resources/flow-specs/retrieve-flow-spec.ts';
import { searchFlowSpecs } from '../resources/flow-specs/search-flow-specs.ts';
import { createFlow } from '../resources/flows/create-flow.ts';
import { deleteFlow } from '../resources/flows/delete-flow.ts';
import { listFlows } from '../resources/flows/list-flows.ts';
import { patchFlow } from '../resources/flows/patch-flow.ts';
import { performFlowAction } from '../resources/flows/perform-flow-action.ts';
import { retrieveFlow } from '../resources/flows/retrieve-flow.ts';
import { searchFlows } from '../resources/flows/search-flows.ts';
import { forgetHostKeys } from '../resources/host-keys/forget-host-keys.ts';
import { listHostKeys } from '../resources/host-keys/list-host-keys.ts';
import { trustHostKey } from '../resources/host-keys/trust-host-key.ts';
import { createRun } from '../resources/runs/create-run.ts';
import { listRuns } from '../resources/runs/list-runs.ts';
import { performRunAction } from '../resources/runs/perform-run-action.ts';
import { refuseRunReport } from '../resources/runs/refuse-run-report.ts';
import { retrieveRun } from '../resources/runs/retrieve-run.ts';
import { resetSandbox } from '../resources/samples/reset-sandbox.ts';
import { seedSandbox } from '../resources/samples/seed-sandbox.ts';
import { listSandboxes } from '../resources/sandboxes/list-sandboxes.ts';
import { retrieveSandbox } from '../resources/sandboxes/retrieve-sandbox.ts';
import { createSchema } from '../resources/schemas/create-schema.ts';
import { deleteSchema } from '../resources/schemas/delete-schema.ts';
import { listSchemas } from '../resources/schemas/list-schemas.ts';
import { replaceSchema } from '../resources/schemas/replace-schema.ts';
import { retrieveSchema } from '../resources/schemas/retrieve-schema.ts';
import { retrieveSchemaStats } from '../resources/schemas/retrieve-schema-stats.ts';
import { retrieveHealth } from '../resources/service/retrieve-health.ts';
import { retrieveMetrics } from '../resources/service/retrieve-metrics.ts';
import { retrieveReadiness } from '../resources/service/retrieve-readiness.ts';
import { retrieveSpec } from '../resources/service/retrieve-spec.ts';
import { createSourceConnection } from '../resources/source-connections/create-source-connection.ts';
import { deleteSourceConnection } from '../resources/source-connections/delete-source-connection.ts';
import { listSourceConnections } from '../resources/source-connections/list-source-connections.ts';
import { patchSourceConnection } from '../resources/source-connections/patch-source-connection.ts';
import { performSourceConnectionAction } from '../resources/source-connections/perform-source-connection-action.ts';
import { retrieveSourceConnection } from '../resources/source-connections/retrieve-source-connection.ts';
import { createTargetConnection } from '../resources/target-connections/create-target-connection.ts';
import { deleteTargetConnection } from '../resources/target-connections/delete-target-connection.ts';
import { listTargetConnections } from '../resources/target-connections/list-target-connections.ts';
import { patchTargetConnection } from '../resources/target-connections/patch-target-connection.ts';
import { performTargetConnectionAction } from '../resources/target-connections/perform-target-connection-action.ts';
import { retrieveTargetConnection } from '../resources/target-connections/retrieve-target-connection.ts';
import { createToken } from '../resources/tokens/create-token.ts';

/**
 * The handler of every operation. Method, path and scope of an operation come from the committed specs; a missing or
 * swapped handler does not compile.
 */
export const HANDLERS: Handlers = {
  // The Flow Service API.
  listConnections,
  createConnection,
  searchConnections,
  retrieveConnection,
  patchConnection,
  deleteConnection,
  testConnection,
  exploreConnection,
  listConnectionConfigs,
  performConnectionAction,
  listConnectionSpecs,
  createConnectionSpec: refuseSpecWrite,
  retrieveConnectionSpec,
  updateConnectionSpec: refuseSpecWrite,
  exploreConnectionSpec,
  listConnectionSpecConfigs,
  createSourceConnection,
  deleteSourceConnection,
  listSourceConnections,
  patchSourceConnection,
  performSourceConnectionAction,
  retrieveSourceConnection,
  createTargetConnection,
  deleteTargetConnection,
  listTargetConnections,
  patchTargetConnection,
  performTargetConnectionAction,
  retrieveTargetConnection,
  createFlow,
  deleteFlow,
  listFlows,
  patchFlow,
  performFlowAction,
  retrieveFlow,
  searchFlows,
  createRun,
  listRuns,
  performRunAction,
  retrieveRun,
  updateRun: refuseRunReport,
  listFlowSpecs,
  createFlowSpec: refuseFlowSpecWrite,
  searchFlowSpecs,
  retrieveFlowSpec,
  updateFlowSpec: refuseFlowSpecWrite,

  // Headwater's own additions, under `/headwater`.
  retrieveHealth,
  retrieveReadiness,
  retrieveMetrics,
  retrieveSpec,
  listClients,
  createClient,
  revokeClient,
  listFaults,
  addFault,
  clearFaults,
  listAuditEntries,
  verifyAudit,
  findConnections,
  testDraftInStages,
  testConnectionInStages,
  exploreConnectionInDetail,
  listHostKeys,
  trustHostKey,
  forgetHostKeys,
  listConnectionStatuses,
  listConnectionsNeedingAttention,
  seedSandbox,
  resetSandbox,

  // Tokens.
  createToken,
  createTokenV2: createToken,
  createTokenUnversioned: createToken,

  // Sandboxes.
  listVisibleSandboxes: listSandboxes,
  listSandboxes,
  retrieveSandbox,

  // Schema Registry.
  retrieveSchemaStats,
  listSchemas,
  createSchema,
  retrieveSchema,
  replaceSchema,
  deleteSchema,

  // Catalog.
  listDatasets,
  createDataset,
  retrieveDataset,
  patchDataset,
  deleteDataset,
  listBatches,
  retrieveBatch,
};
