import type { OpenRoutes, OrganizationRoutes, SandboxRoutes } from './gateway/route.ts';
import { addFault } from './operations/add-fault.ts';
import { clearFaults } from './operations/clear-faults.ts';
import { createClient } from './operations/create-client.ts';
import { createConnection } from './operations/create-connection.ts';
import { createToken } from './operations/create-token.ts';
import { deleteConnection } from './operations/delete-connection.ts';
import { exploreConnection } from './operations/explore-connection.ts';
import { exploreConnectionInDetail } from './operations/explore-connection-in-detail.ts';
import { exploreConnectionSpec } from './operations/explore-connection-spec.ts';
import { findConnections } from './operations/find-connections.ts';
import { forgetHostKeys } from './operations/forget-host-keys.ts';
import { listAuditEntries } from './operations/list-audit-entries.ts';
import { listClients } from './operations/list-clients.ts';
import { listConnectionConfigs } from './operations/list-connection-configs.ts';
import { listConnectionSpecConfigs } from './operations/list-connection-spec-configs.ts';
import { listConnectionSpecs } from './operations/list-connection-specs.ts';
import { listConnectionStatuses } from './operations/list-connection-statuses.ts';
import { listConnections } from './operations/list-connections.ts';
import { listConnectionsInNeed } from './operations/list-connections-in-need.ts';
import { listFaults } from './operations/list-faults.ts';
import { listHostKeys } from './operations/list-host-keys.ts';
import { listSandboxes } from './operations/list-sandboxes.ts';
import { patchConnection } from './operations/patch-connection.ts';
import { performConnectionAction } from './operations/perform-connection-action.ts';
import { refuseSpecWrite } from './operations/refuse-spec-write.ts';
import { resetSandbox } from './operations/reset-sandbox.ts';
import { retrieveConnection } from './operations/retrieve-connection.ts';
import { retrieveConnectionSpec } from './operations/retrieve-connection-spec.ts';
import { retrieveHealth } from './operations/retrieve-health.ts';
import { retrieveMetrics } from './operations/retrieve-metrics.ts';
import { retrieveReadiness } from './operations/retrieve-readiness.ts';
import { retrieveSandbox } from './operations/retrieve-sandbox.ts';
import { retrieveSpec } from './operations/retrieve-spec.ts';
import { revokeClient } from './operations/revoke-client.ts';
import { searchConnections } from './operations/search-connections.ts';
import { seedSandbox } from './operations/seed-sandbox.ts';
import { testConnection } from './operations/test-connection.ts';
import { testConnectionInStages } from './operations/test-connection-in-stages.ts';
import { testDraftInStages } from './operations/test-draft-in-stages.ts';
import { trustHostKey } from './operations/trust-host-key.ts';
import { verifyAudit } from './operations/verify-audit.ts';
import { FLOW_SERVICE_PATH, HEADWATER_PATH, IMS_PATH, SANDBOX_MANAGEMENT_PATH } from './paths.ts';

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
