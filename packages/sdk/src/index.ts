export { accessToken } from './auth/access-token.ts';
export { type ClientCredentialsOptions, clientCredentials } from './auth/client-credentials.ts';
export type { ClientCredential } from './auth/token-request.ts';
export type { StoredToken, TokenCache, TokenSource } from './auth/token-source.ts';
export { type Client, createClient } from './client.ts';
export type { CallOptions, ClientOptions, Fetch, RetryOptions } from './client-options.ts';
export { AbortError, type AbortErrorOptions, isAbortError } from './errors/abort-error.ts';
export { ApiError, type ApiErrorOptions, isApiError, isSourceVerdict } from './errors/api-error.ts';
export { AuthError, isAuthError } from './errors/auth-error.ts';
export { ConfigError, isConfigError } from './errors/config-error.ts';
export { ExplainedFailure, type ExplainedFailureOptions } from './errors/explained-failure.ts';
export type { FailedRequest } from './errors/failed-request.ts';
export { HeadwaterError, type HeadwaterErrorOptions, isHeadwaterError } from './errors/headwater-error.ts';
export {
  type InputFinding,
  InvalidInputError,
  type InvalidInputErrorOptions,
  isInvalidInputError,
} from './errors/invalid-input-error.ts';
export { isNetworkError, NetworkError } from './errors/network-error.ts';
export type { NextStep } from './errors/next-step.ts';
export { isTestInterruptedError, TestInterruptedError } from './errors/test-interrupted-error.ts';
export { isTimeoutError, TimeoutError, type TimeoutErrorOptions } from './errors/timeout-error.ts';
export type { Audit } from './generated/audit.ts';
export type { Page, PagePromise } from './http/paging.ts';
export type {
  ConnectionSpecConfigQuery,
  ConnectionSpecExploreParams,
  ConnectionSpecFilter,
  ConnectionSpecs,
} from './resources/connection-specs.ts';
export type {
  ChangeOptions,
  ConnectionFilter,
  ConnectionQuery,
  ConnectionSearch,
  Connections,
  CreateConnectionOptions,
  ExploreParams,
  ExploreResult,
  PublishOptions,
} from './resources/connections.ts';
export type {
  AttentionQuery,
  AuditQuery,
  DetailedExploreParams,
  DetailedExploreResult,
  FindQuery,
  Headwater,
  TestOptions,
} from './resources/headwater.ts';
export type { RawAnswer, RawRequest } from './resources/raw-request.ts';
export type { Sandboxes } from './resources/sandboxes.ts';
