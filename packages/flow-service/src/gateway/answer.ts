import type { HonoRequest } from 'hono';
import type { Reply } from '../http/reply.ts';
import { authenticate } from './access/authenticate.ts';
import { authorizeIn, authorizeInOrganization } from './access/authorize.ts';
import { resolveSandbox } from './access/resolve-sandbox.ts';
import type { OpenCall, OrganizationCall, SandboxCall } from './call.ts';
import { readInput } from './read-input.ts';
import type { Route } from './route.ts';
import type { Services } from './services.ts';

/** Answers one request of a route. */
export type Answer = (request: HonoRequest, requestId: string) => Promise<Reply>;

/** Validates, then handles: for operations without a token. */
export function answerOpen([, , operationId, handle]: Route<OpenCall<never>>, services: Services): Answer {
  const validator = services.validators.of(operationId);
  return async (request, requestId) =>
    await handle({ ...(await readInput(request, validator)), requestId }, services);
}

/** Runs the gateway's checks, validates, then handles. */
export function answerInOrganization(
  [, , operationId, handle]: Route<OrganizationCall<never>>,
  services: Services,
): Answer {
  const validator = services.validators.of(operationId);
  return async (request, requestId) => {
    const caller = await authenticate(request.raw.headers, services);
    authorizeInOrganization(caller, validator.operation);
    return await handle({ ...(await readInput(request, validator)), requestId, caller }, services);
  };
}

/** Runs the gateway's checks, finds the sandbox, validates, then handles. */
export function answerInSandbox(
  [, , operationId, handle]: Route<SandboxCall<never>>,
  services: Services,
): Answer {
  const { sandboxes, validators } = services;
  const validator = validators.of(operationId);
  return async (request, requestId) => {
    const { headers } = request.raw;
    const caller = await authenticate(headers, services);
    const scope = await resolveSandbox(headers, { caller, operationId, sandboxes });
    authorizeIn(scope.sandboxName, caller, validator.operation);
    return await handle({ ...(await readInput(request, validator)), requestId, caller, scope }, services);
  };
}
