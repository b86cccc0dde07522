import type { OperationScope } from '@headwater/models';
import type { HonoRequest } from 'hono';
import type { Reply } from '../http/reply.ts';
import { authenticate } from './access/authenticate.ts';
import { authorizeIn, authorizeInOrganization } from './access/authorize.ts';
import { resolveSandbox } from './access/resolve-sandbox.ts';
import type { SandboxCall } from './call.ts';
import type { AnyHandler } from './handler.ts';
import { readInput } from './read-input.ts';
import { SERVED_OPERATIONS, type ServedOperationId } from './served-operations.ts';
import type { Services } from './services.ts';
import type { OperationSpec } from './validation/operation-spec.ts';

/** Answers one request for an operation. */
export type Answer = (request: HonoRequest, requestId: string) => Promise<Reply>;

/** Checks access, validates the request against the operation's spec, then calls the handler. */
export function createAnswer(operationId: ServedOperationId, handle: AnyHandler, services: Services): Answer {
  const validator = services.validators.of(operationId);
  const checkAccess = ACCESS_CHECKS[SERVED_OPERATIONS[operationId].scope];
  return async (request, requestId) => {
    const access = await checkAccess(request.raw.headers, validator.operation, services);
    return await handle({ ...(await readInput(request, validator)), requestId, ...access }, services);
  };
}

type Access = Pick<SandboxCall<never>, 'caller' | 'scope'>;
type AccessCheck = (headers: Headers, operation: OperationSpec, services: Services) => Promise<Access>;

/**
 * The gateway's checks before a request is read, by the scope of its operation. A scope without a caller or a sandbox
 * skips the corresponding checks; the types of its handlers lack these fields.
 */
const ACCESS_CHECKS: Readonly<Record<OperationScope, AccessCheck>> = {
  async open() {
    return {} as Access;
  },
  async organization(headers, operation, services) {
    const caller = await authenticate(headers, services);
    authorizeInOrganization(caller, operation);
    return { caller } as Access;
  },
  async sandbox(headers, operation, services) {
    const caller = await authenticate(headers, services);
    const { operationId } = operation;
    const scope = await resolveSandbox(headers, { caller, operationId, sandboxes: services.sandboxes });
    authorizeIn(scope.sandboxName, caller, operation);
    return { caller, scope };
  },
};
