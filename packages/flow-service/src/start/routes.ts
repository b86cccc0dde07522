import type { OpenRoutes, OrganizationRoutes, SandboxRoutes } from '../gateway/route.ts';
import { FLOW_SERVICE_PATH, HEADWATER_PATH, IMS_PATH, SANDBOX_MANAGEMENT_PATH } from '../http/paths.ts';
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
import { listConnectionsInNeed } from '../resources/connection-status/list-connections-in-need.ts';
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
import { exploreConnection } from '../resources/explore/explore-connection.ts';
import { exploreConnectionInDetail } from '../resources/explore/explore-connection-in-detail.ts';
import { addFault } from '../resources/faults/add-fault.ts';
import { clearFaults } from '../resources/faults/clear-faults.ts';
import { listFaults } from '../resources/faults/list-faults.ts';
import { forgetHostKeys } from '../resources/host-keys/forget-host-keys.ts';
import { listHostKeys } from '../resources/host-keys/list-host-keys.ts';
import { trustHostKey } from '../resources/host-keys/trust-host-key.ts';
import { resetSandbox } from '../resources/samples/reset-sandbox.ts';
import { seedSandbox } from '../resources/samples/seed-sandbox.ts';
import { listSandboxes } from '../resources/sandboxes/list-sandboxes.ts';
import { retrieveSandbox } from '../resources/sandboxes/retrieve-sandbox.ts';
import { retrieveHealth } from '../resources/service/retrieve-health.ts';
import { retrieveMetrics } from '../resources/service/retrieve-metrics.ts';
import { retrieveReadiness } from '../resources/service/retrieve-readiness.ts';
import { retrieveSpec } from '../resources/service/retrieve-spec.ts';
import { createToken } from '../resources/tokens/create-token.ts';

/** Answered without a token. */
export const OPEN_ROUTES: readonly OpenRoutes[] = [
  {
    base: IMS_PATH,
    routes: [
      ['POST', '/token/v3', 'createToken', createToken],
      ['POST', '/token/v2', 'createTokenV2', createToken],
      ['POST', '/token', 'createTokenUnversioned', createToken],
    ],
  },
  {
    base: HEADWATER_PATH,
    routes: [
      ['GET', '/health', 'retrieveHealth', retrieveHealth],
      ['GET', '/ready', 'retrieveReadiness', retrieveReadiness],
      ['GET', '/metrics', 'retrieveMetrics', retrieveMetrics],
      ['GET', '/specs/:specName', 'retrieveSpec', retrieveSpec],
    ],
  },
];

/** Answered to whoever has a token of the organization. */
export const ORGANIZATION_ROUTES: readonly OrganizationRoutes[] = [
  {
    base: SANDBOX_MANAGEMENT_PATH,
    routes: [
      ['GET', '', 'listVisibleSandboxes', listSandboxes],
      ['GET', '/sandboxes', 'listSandboxes', listSandboxes],
      ['GET', '/sandboxes/:sandboxName', 'retrieveSandbox', retrieveSandbox],
    ],
  },
  {
    base: HEADWATER_PATH,
    routes: [
      ['GET', '/clients', 'listClients', listClients],
      ['POST', '/clients', 'createClient', createClient],
      ['DELETE', '/clients/:clientId', 'revokeClient', revokeClient],
      ['GET', '/faults', 'listFaults', listFaults],
      ['POST', '/faults', 'addFault', addFault],
      ['DELETE', '/faults', 'clearFaults', clearFaults],
    ],
  },
  {
    base: HEADWATER_PATH,
    routes: [
      ['GET', '/audit', 'listAuditEntries', listAuditEntries],
      ['GET', '/audit/verify', 'verifyAudit', verifyAudit],
    ],
  },
];

/** Answered in one sandbox. */
export const SANDBOX_ROUTES: readonly SandboxRoutes[] = [
  {
    base: FLOW_SERVICE_PATH,
    routes: [
      ['GET', '/connections', 'listConnections', listConnections],
      ['POST', '/connections', 'createConnection', createConnection],
      ['POST', '/connections/search', 'searchConnections', searchConnections],
      ['GET', '/connections/:connectionId', 'retrieveConnection', retrieveConnection],
      ['PATCH', '/connections/:connectionId', 'patchConnection', patchConnection],
      ['DELETE', '/connections/:connectionId', 'deleteConnection', deleteConnection],
      ['GET', '/connections/:connectionId/test', 'testConnection', testConnection],
      ['GET', '/connections/:connectionId/explore', 'exploreConnection', exploreConnection],
      ['GET', '/connections/:connectionId/configs', 'listConnectionConfigs', listConnectionConfigs],
      ['POST', '/connections/:connectionId/action', 'performConnectionAction', performConnectionAction],
      ['GET', '/connectionSpecs', 'listConnectionSpecs', listConnectionSpecs],
      ['POST', '/connectionSpecs', 'createConnectionSpec', refuseSpecWrite],
      ['GET', '/connectionSpecs/:connectionSpecId', 'retrieveConnectionSpec', retrieveConnectionSpec],
      ['PUT', '/connectionSpecs/:connectionSpecId', 'updateConnectionSpec', refuseSpecWrite],
      ['GET', '/connectionSpecs/:connectionSpecId/explore', 'exploreConnectionSpec', exploreConnectionSpec],
      [
        'GET',
        '/connectionSpecs/:connectionSpecId/configs',
        'listConnectionSpecConfigs',
        listConnectionSpecConfigs,
      ],
    ],
  },
  {
    base: HEADWATER_PATH,
    routes: [
      ['GET', '/connections', 'findConnections', findConnections],
      ['GET', '/connections/:connectionId/test', 'testConnectionInStages', testConnectionInStages],
      ['GET', '/connections/:connectionId/explore', 'exploreConnectionInDetail', exploreConnectionInDetail],
      ['GET', '/connections/:connectionId/host-keys', 'listHostKeys', listHostKeys],
      ['PUT', '/connections/:connectionId/host-keys', 'trustHostKey', trustHostKey],
      ['DELETE', '/connections/:connectionId/host-keys', 'forgetHostKeys', forgetHostKeys],
      ['POST', '/connections/test', 'testDraftInStages', testDraftInStages],
      ['GET', '/connections/status', 'listConnectionStatuses', listConnectionStatuses],
      ['GET', '/connections/attention', 'listConnectionsInNeed', listConnectionsInNeed],
      ['POST', '/seed', 'seedSandbox', seedSandbox],
      ['POST', '/reset', 'resetSandbox', resetSandbox],
    ],
  },
];
