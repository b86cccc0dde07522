import type { HonoRequest } from 'hono';
import { authenticate } from '../access/authenticate.ts';
import { resolveSandbox } from '../access/resolve-sandbox.ts';
import type { Services } from '../services.ts';
import type { RequestValidator } from '../validation/request-validator.ts';
import { readInput } from './read-input.ts';
import type { Reply } from './reply.ts';
import type { OpenRoute, OrganisationRoute, SandboxRoute } from './route.ts';

/** What a route needs to answer. */
export interface RouteContext {
  services: Services;
  validator: RequestValidator;
}

/** Answers one request of a route. */
export type Answer = (request: HonoRequest) => Promise<Reply>;

/** Validates, then handles: for operations without a token. */
export function answerOpen(route: OpenRoute, { services, validator }: RouteContext): Answer {
  return async (request) => await route.handle(await readInput(request, validator), services);
}

/** Checks what the gateway checks, validates, then handles. */
export function answerInOrganisation(
  route: OrganisationRoute,
  { services, validator }: RouteContext,
): Answer {
  return async (request) => {
    const caller = authenticate(request.raw.headers, services.tokens);
    return await route.handle({ ...(await readInput(request, validator)), caller }, services);
  };
}

/** Checks what the gateway checks, finds the sandbox, validates, then handles. */
export function answerInSandbox(route: SandboxRoute, { services, validator }: RouteContext): Answer {
  return async (request) => {
    const { headers } = request.raw;
    const caller = authenticate(headers, services.tokens);
    const { operationId } = route;
    const scope = await resolveSandbox(headers, { caller, operationId, sandboxes: services.sandboxes });
    return await route.handle({ ...(await readInput(request, validator)), caller, scope }, services);
  };
}
