import type { Reply } from '../http/reply.ts';
import type { OpenCall, OrganizationCall, SandboxCall, SuccessOf } from './call.ts';
import type { Services } from './services.ts';

/** Handles calls of an operation; refuses by throwing a `ServiceProblem`. */
export type OpenHandler<Operation> = Handler<OpenCall<Operation>, SuccessOf<Operation>>;
export type OrganizationHandler<Operation> = Handler<OrganizationCall<Operation>, SuccessOf<Operation>>;
export type SandboxHandler<Operation> = Handler<SandboxCall<Operation>, SuccessOf<Operation>>;

export type Handler<Call, Body> = (call: Call, services: Services) => Reply<Body> | Promise<Reply<Body>>;

/**
 * A line of the route table. The path is relative to its group's base, and a trailing slash makes no difference; the
 * operation id names the operation in the committed specs, by which requests are validated.
 */
export type Route<Call> = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  operationId: string,
  handle: Handler<Call, unknown>,
];

/** Routes of one API. */
export interface RouteGroup<Call> {
  /** From the root of the host. */
  base: string;
  routes: readonly Route<Call>[];
}

export type OpenRoutes = RouteGroup<OpenCall<never>>;
export type OrganizationRoutes = RouteGroup<OrganizationCall<never>>;
export type SandboxRoutes = RouteGroup<SandboxCall<never>>;
