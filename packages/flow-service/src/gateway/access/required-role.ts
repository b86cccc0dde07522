import type { Role } from '@headwater/flow-store';
import type { OperationSpec } from '../validation/operation-spec.ts';

/** Operations whose role does not follow from their HTTP method. */
const EXCEPTIONS: Readonly<Record<string, Role>> = {
  searchConnections: 'viewer',
  searchFlowSpecs: 'viewer',
  searchFlows: 'viewer',
  // Corresponds to the platform's right Sandbox Administration; everyone may list the available sandboxes.
  listSandboxes: 'admin',
  retrieveSandbox: 'admin',
  resetSandbox: 'admin',
  listFaults: 'admin',
  addFault: 'admin',
  clearFaults: 'admin',
  listAuditEntries: 'admin',
  verifyAudit: 'admin',
  listClients: 'admin',
  createClient: 'admin',
  revokeClient: 'admin',
};

/** Reading requires a viewer, changing an editor. Testing and exploring a connection count as reading. */
export function requiredRole({ operationId, method }: Pick<OperationSpec, 'operationId' | 'method'>): Role {
  return EXCEPTIONS[operationId] ?? (method === 'GET' ? 'viewer' : 'editor');
}
