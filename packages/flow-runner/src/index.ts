export type { SourceFile } from './files/choose-files.ts';
export type { RunError } from './metrics/run-report.ts';
export type { FileRunSource } from './run/run-task.ts';
export { createFlowRunner, type FlowRunner, type FlowRunnerOptions } from './runner/flow-runner.ts';
export type { RunContext } from './runner/runner-tools.ts';
