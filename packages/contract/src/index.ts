export { CONTRACT } from './contract.ts';
export type { ContractCase, ContractGroup, Exchange, Source } from './contract-case.ts';
export { CHOICES, type Choice } from './notes/choices.ts';
export { ANSWERED_CODES, OWN_CODES, UNUSED_CODES } from './notes/codes.ts';
export { NOT_OFFERED } from './notes/not-offered.ts';
export { type ConnectProxy, type ConnectProxyOptions, startConnectProxy } from './platform/connect-proxy.ts';
export {
  createDocumentedPlatform,
  type DocumentedPlatform,
  type DocumentedPlatformOptions,
} from './platform/documented-platform.ts';
export { PLATFORM_CONNECTION_IDS, type PlatformConnection } from './platform/platform-connections.ts';
export { problem as platformProblem } from './platform/platform-request.ts';
export type { PlatformSandbox } from './platform/sandbox-management.ts';
export { type ServedPlatform, serveDocumentedPlatform } from './platform/serve-documented-platform.ts';
export { cleanUp } from './run/clean-up.ts';
export { type ContractRun, type Outcome, runCase } from './run/run-case.ts';
export { startRun } from './run/start-run.ts';
export type { Target, TargetClient, TargetSource } from './run/target.ts';
export { type AnswerValidator, createAnswerValidator } from './spec/answer-validator.ts';
