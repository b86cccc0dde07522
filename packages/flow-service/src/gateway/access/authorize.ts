import { type Caller, EVERY_SANDBOX, roleIn, suffices } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';
import type { OperationSpec } from '../validation/operation-spec.ts';
import { requiredRole } from './required-role.ts';

/**
 * Refuses what the caller's role in a sandbox does not allow.
 * @throws ServiceProblem `FLOW-2118-403` when it may look but not change, else `FLOW-2120-403`
 */
export function authorizeIn(sandboxName: string, { grants }: Caller, operation: OperationSpec): void {
  const required = requiredRole(operation);
  const role = roleIn(grants, sandboxName);
  if (suffices(role, required)) return;
  if (role === 'viewer' && required === 'editor') throw problem('FLOW-2118-403', sandboxName);
  throw problem('FLOW-2120-403', `This takes the role ${required} in sandbox "${sandboxName}". ${ASK}`);
}

/**
 * Refuses what belongs to no sandbox to whoever is not an administrator of all of them; looking at one's own sandboxes is
 * for everyone.
 * @throws ServiceProblem `FLOW-2120-403`
 */
export function authorizeInOrganization({ grants }: Caller, operation: OperationSpec): void {
  if (requiredRole(operation) === 'viewer' || roleIn(grants, EVERY_SANDBOX) === 'admin') return;
  throw problem('FLOW-2120-403', `This takes the role admin in every sandbox. ${ASK}`);
}

const ASK = 'Ask an administrator for it.';
