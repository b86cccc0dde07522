import type { Caller, SandboxScope } from '@headwater/flow-store';

/** A validated request of an operation that requires no token. */
export interface OpenCall<Operation> {
  /** Aborted when the client disconnects. */
  request: Request;
  /** Returned in `x-request-id`. */
  requestId: string;
  path: PathOf<Operation>;
  query: QueryOf<Operation>;
  headers: HeadersOf<Operation>;
  body: BodyOf<Operation>;
}

/** A validated request with a valid token. */
export interface OrganizationCall<Operation> extends OpenCall<Operation> {
  caller: Caller;
}

/** A validated request with a valid token, in a sandbox that exists. */
export interface SandboxCall<Operation> extends OrganizationCall<Operation> {
  scope: SandboxScope;
}

type QueryOf<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? Exclude<Query, undefined>
  : never;
type PathOf<Operation> = Operation extends { parameters: { path: infer Path } } ? Path : never;
type HeadersOf<Operation> = Operation extends { parameters: { header?: infer Header } }
  ? Exclude<Header, undefined>
  : never;
type BodyOf<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : Operation extends { requestBody?: { content: infer Content } }
    ? Content[keyof Content] | undefined
    : never;

/** The body of a successful answer, as the spec declares it. */
export type SuccessOf<Operation> = Operation extends {
  responses:
    | { 200: { content: { 'application/json': infer Body } } }
    | { 200: { content: { 'text/plain': infer Body } } }
    | { 201: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
