import type { TestStage } from '@headwater/models';
import { NetworkError } from './network-error.ts';

/** A test was interrupted. It says nothing about the connection beyond the stages that were reported. */
export class TestInterruptedError extends NetworkError {
  /** The stages that had ended, in order; at least one. */
  readonly stages: readonly TestStage[];

  constructor(cause: NetworkError, stages: readonly TestStage[]) {
    const { method, url } = cause;
    super(`${cause.message} The test was in progress, after its stage "${stages.at(-1)?.name}".`, {
      method,
      url,
      code: 'test-interrupted',
      nextSteps: ['Test again. A test changes nothing in the source.'],
      cause,
    });
    this.stages = stages;
  }
}

/** True if an error means that a test was interrupted. */
export function isTestInterruptedError(error: unknown): error is TestInterruptedError {
  return error instanceof TestInterruptedError;
}
