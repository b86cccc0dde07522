import type { OpenRoute, OrganisationRoute, SandboxRoute } from './http/route.ts';
import { createConnection } from './operations/create-connection.ts';
import { createToken } from './operations/create-token.ts';
import { deleteConnection } from './operations/delete-connection.ts';
import { exploreConnection } from './operations/explore-connection.ts';
import { listConnectionConfigs } from './operations/list-connection-configs.ts';
import { listConnectionSpecs } from './operations/list-connection-specs.ts';
import { listConnections } from './operations/list-connections.ts';
import { listSandboxes } from './operations/list-sandboxes.ts';
import { patchConnection } from './operations/patch-connection.ts';
import { performConnectionAction } from './operations/perform-connection-action.ts';
import { retrieveConnection } from './operations/retrieve-connection.ts';
import { retrieveConnectionSpec } from './operations/retrieve-connection-spec.ts';
import { retrieveHealth } from './operations/retrieve-health.ts';
import { retrieveSandbox } from './operations/retrieve-sandbox.ts';
import { retrieveSpec } from './operations/retrieve-spec.ts';
import { searchConnections } from './operations/search-connections.ts';
import { testConnection } from './operations/test-connection.ts';
import { testConnectionInStages } from './operations/test-connection-in-stages.ts';
import { FLOW_SERVICE_PATH, SANDBOX_MANAGEMENT_PATH } from './paths.ts';

/** Answered without a token. */
export const OPEN_ROUTES: readonly OpenRoute[] = [
  { method: 'POST', path: '/ims/token/v3', operationId: 'createToken', handle: createToken },
  { method: 'POST', path: '/ims/token/v2', operationId: 'createTokenV2', handle: createToken },
  { method: 'GET', path: '/headwater/health', operationId: 'retrieveHealth', handle: retrieveHealth },
  { method: 'GET', path: '/headwater/specs/:specName', operationId: 'retrieveSpec', handle: retrieveSpec },
];

/** Answered to whoever has a token of the organisation. */
export const ORGANISATION_ROUTES: readonly OrganisationRoute[] = [
  {
    method: 'GET',
    path: SANDBOX_MANAGEMENT_PATH,
    operationId: 'listVisibleSandboxes',
    handle: listSandboxes,
  },
  {
    method: 'GET',
    path: `${SANDBOX_MANAGEMENT_PATH}/sandboxes`,
    operationId: 'listSandboxes',
    handle: listSandboxes,
  },
  {
    method: 'GET',
    path: `${SANDBOX_MANAGEMENT_PATH}/sandboxes/:sandboxName`,
    operationId: 'retrieveSandbox',
    handle: retrieveSandbox,
  },
];

/** Answered in one sandbox. */
export const SANDBOX_ROUTES: readonly SandboxRoute[] = [
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connections`,
    operationId: 'listConnections',
    handle: listConnections,
  },
  {
    method: 'POST',
    path: `${FLOW_SERVICE_PATH}/connections`,
    operationId: 'createConnection',
    handle: createConnection,
  },
  {
    method: 'POST',
    path: `${FLOW_SERVICE_PATH}/connections/search`,
    operationId: 'searchConnections',
    handle: searchConnections,
  },
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId`,
    operationId: 'retrieveConnection',
    handle: retrieveConnection,
  },
  {
    method: 'PATCH',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId`,
    operationId: 'patchConnection',
    handle: patchConnection,
  },
  {
    method: 'DELETE',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId`,
    operationId: 'deleteConnection',
    handle: deleteConnection,
  },
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId/test`,
    operationId: 'testConnection',
    handle: testConnection,
  },
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId/explore`,
    operationId: 'exploreConnection',
    handle: exploreConnection,
  },
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId/configs`,
    operationId: 'listConnectionConfigs',
    handle: listConnectionConfigs,
  },
  {
    method: 'POST',
    path: `${FLOW_SERVICE_PATH}/connections/:connectionId/action`,
    operationId: 'performConnectionAction',
    handle: performConnectionAction,
  },
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connectionSpecs`,
    operationId: 'listConnectionSpecs',
    handle: listConnectionSpecs,
  },
  {
    method: 'GET',
    path: `${FLOW_SERVICE_PATH}/connectionSpecs/:connectionSpecId`,
    operationId: 'retrieveConnectionSpec',
    handle: retrieveConnectionSpec,
  },
  {
    method: 'GET',
    path: '/headwater/connections/:connectionId/test',
    operationId: 'testConnectionInStages',
    handle: testConnectionInStages,
  },
];
