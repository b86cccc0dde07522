import { type Caller, EVERY_SANDBOX, roleIn, suffices } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';
import type { OperationSpec } from '../validation/operation-spec.ts';
import { requiredRole } from './required-role.ts';

/**
 * Refuses an operation that the caller's role in a sandbox does not allow.
 * @throws ServiceProblem `FLOW-2118-403` if the role may read but not change, else `FLOW-2120-403`
 */
export function authorizeIn(sandboxName: string, { grants }: Caller, operation: OperationSpec): void {
  const required = requiredRole(operation);
  const role = roleIn(grants, sandboxName);
  if (suffices(role, required)) return;
  if (role === 'viewer' && required === 'editor') throw problem('FLOW-2118-403', { sandbox: sandboxName });
  throw problem('FLOW-2120-403', {
    detail: `This requires the role ${required} in sandbox "${sandboxName}". ${ASK}`,
  });
}

/**
 * Refuses operations outside of sandboxes to callers who are not administrators of all sandboxes; everyone may list
 * their own sandboxes.
 * @throws ServiceProblem `FLOW-2120-403`
 */
export function authorizeInOrganization({ grants }: Caller, operation: OperationSpec): void {
  if (requiredRole(operation) === 'viewer' || roleIn(grants, EVERY_SANDBOX) === 'admin') return;
  throw problem('FLOW-2120-403', { detail: `This requires the role admin in every sandbox. ${ASK}` });
}

const ASK = 'Ask an administrator to grant it.';
