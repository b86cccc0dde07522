export {
  type LocalClient,
  LocalClientError,
  MasterKeyError,
  type SealedCredentials,
  type Store,
  StoreOpenError,
  type StoreOpenErrorCode,
} from '@headwater/flow-store';
export type { UnexpectedFailure } from './http/error-reply.ts';
export { type FlowService, openFlowService } from './start/open-flow-service.ts';
export type { FlowServiceOptions, ServeOptions } from './start/options.ts';
export { ServeError } from './start/serve-error.ts';
export { type ServedFlowService, serveFlowService } from './start/serve-flow-service.ts';
export { createLogLines, type LogFormat, type LogLinesOptions } from './telemetry/log-lines.ts';
export { type OpenTracingOptions, openTracing } from './telemetry/open-tracing.ts';
export type { RequestLogEntry, RequestLogger } from './telemetry/request-logger.ts';
export type { Tracing } from './telemetry/tracing.ts';
export { TracingError } from './telemetry/tracing-error.ts';
