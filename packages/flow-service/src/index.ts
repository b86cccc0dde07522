export type { RequestLogEntry, RequestLogger } from './http/request-logger.ts';
export { type FlowService, type LocalClient, openFlowService } from './open-flow-service.ts';
export type { FlowServiceOptions, ServeOptions } from './options.ts';
export { type ServedFlowService, serveFlowService } from './serve-flow-service.ts';
