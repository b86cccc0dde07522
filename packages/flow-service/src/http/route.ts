import type { Services } from '../services.ts';
import type { OpenCall, OrganisationCall, SandboxCall, SuccessOf } from './call.ts';
import type { Reply } from './reply.ts';

/** Answers calls of an operation; refuses by throwing a `ServiceProblem`. */
export type OpenHandler<Operation> = Handler<OpenCall<Operation>, SuccessOf<Operation>>;
export type OrganisationHandler<Operation> = Handler<OrganisationCall<Operation>, SuccessOf<Operation>>;
export type SandboxHandler<Operation> = Handler<SandboxCall<Operation>, SuccessOf<Operation>>;

type Handler<Call, Body> = (call: Call, services: Services) => Reply<Body> | Promise<Reply<Body>>;

/** A line of the route table. */
export interface Route<Call> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the root of the host. A trailing slash makes no difference. */
  path: string;
  /** Names the operation in the committed specs, by which the request is validated. */
  operationId: string;
  handle: Handler<Call, unknown>;
}

export type OpenRoute = Route<OpenCall<never>>;
export type OrganisationRoute = Route<OrganisationCall<never>>;
export type SandboxRoute = Route<SandboxCall<never>>;
