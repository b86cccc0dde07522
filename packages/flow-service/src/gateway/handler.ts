import type { Reply } from '../http/reply.ts';
import type { OpenCall, OrganizationCall, SandboxCall, SuccessOf } from './call.ts';
import type { OperationDescriptions, OperationTypesById, ServedOperationId } from './served-operations.ts';
import type { Services } from './services.ts';

/**
 * Handles the calls of an operation, and rejects them by throwing a `ServiceProblem`. The spec of the operation
 * defines the fields of a call and the body to return.
 */
export type Handler<Id extends ServedOperationId> = Handle<CallOf<Id>, SuccessOf<OperationTypesById[Id]>> & {
  /** Never set. Keeps handlers of different operations apart even if their calls and bodies have the same shape. */
  readonly serves?: (operationId: Id) => void;
};

/** One handler for every operation of the committed specs. */
export type Handlers = { readonly [Id in ServedOperationId]: Handler<Id> };

export type Handle<Call, Body> = (call: Call, services: Services) => Reply<Body> | Promise<Reply<Body>>;

/** A handler of any operation. The gateway calls it with the validated request. */
export type AnyHandler = Handle<SandboxCall<never>, unknown>;

type CallOf<Id extends ServedOperationId> = {
  open: OpenCall<OperationTypesById[Id]>;
  organization: OrganizationCall<OperationTypesById[Id]>;
  sandbox: SandboxCall<OperationTypesById[Id]>;
}[OperationDescriptions[Id]['scope']];
