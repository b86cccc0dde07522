import type { HonoRequest } from 'hono';
import { admit } from '../access/admit.ts';
import { authoriseIn, authoriseInOrganisation } from '../access/authorise.ts';
import { resolveSandbox } from '../access/resolve-sandbox.ts';
import type { Services } from '../services.ts';
import type { OpenCall, OrganisationCall, SandboxCall } from './call.ts';
import { readInput } from './read-input.ts';
import type { Reply } from './reply.ts';
import type { Route } from './route.ts';

/** Answers one request of a route. */
export type Answer = (request: HonoRequest, requestId: string) => Promise<Reply>;

/** Validates, then handles: for operations without a token. */
export function answerOpen([, , operationId, handle]: Route<OpenCall<never>>, services: Services): Answer {
  const validator = services.validators.of(operationId);
  return async (request, requestId) =>
    await handle({ ...(await readInput(request, validator)), requestId }, services);
}

/** Checks what the gateway checks, validates, then handles. */
export function answerInOrganisation(
  [, , operationId, handle]: Route<OrganisationCall<never>>,
  services: Services,
): Answer {
  const validator = services.validators.of(operationId);
  return async (request, requestId) => {
    const caller = await admit(request.raw.headers, services);
    authoriseInOrganisation(caller, validator.operation);
    return await handle({ ...(await readInput(request, validator)), requestId, caller }, services);
  };
}

/** Checks what the gateway checks, finds the sandbox, validates, then handles. */
export function answerInSandbox(
  [, , operationId, handle]: Route<SandboxCall<never>>,
  services: Services,
): Answer {
  const { sandboxes, validators } = services;
  const validator = validators.of(operationId);
  return async (request, requestId) => {
    const { headers } = request.raw;
    const caller = await admit(headers, services);
    const scope = await resolveSandbox(headers, { caller, operationId, sandboxes });
    authoriseIn(scope.sandboxName, caller, validator.operation);
    return await handle({ ...(await readInput(request, validator)), requestId, caller, scope }, services);
  };
}
