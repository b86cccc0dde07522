import type { TestStage } from '@headwater/models';
import { NetworkError } from './network-error.ts';

/** A test was cut off before its end; it says nothing of the connection beyond the stages that were told. */
export class TestInterruptedError extends NetworkError {
  /** Those that had ended, in order; at least one. */
  readonly stages: readonly TestStage[];

  constructor(cause: NetworkError, stages: readonly TestStage[]) {
    const { method, url } = cause;
    super(`${cause.message} The test was under way, after its stage "${stages.at(-1)?.name}".`, {
      method,
      url,
      code: 'test-interrupted',
      nextSteps: ['Test again; a test changes nothing at the source.'],
      cause,
    });
    this.stages = stages;
  }
}

/** Whether something thrown says that a test was cut off. */
export function isTestInterruptedError(error: unknown): error is TestInterruptedError {
  return error instanceof TestInterruptedError;
}
