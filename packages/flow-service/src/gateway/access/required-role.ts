import type { Role } from '@headwater/flow-store';
import type { OperationSpec } from '../validation/operation-spec.ts';

/** Operations that take another role than their method tells. */
const EXCEPTIONS: Readonly<Record<string, Role>> = {
  searchConnections: 'viewer',
  // The platform's right Sandbox Administration; the available sandboxes are listed to everyone.
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

/** Who reads must be a viewer, who changes something an editor. Testing and exploring a connection is reading. */
export function requiredRole({ operationId, method }: Pick<OperationSpec, 'operationId' | 'method'>): Role {
  return EXCEPTIONS[operationId] ?? (method === 'GET' ? 'viewer' : 'editor');
}
