import type { Failure, FixableBy } from './failure.ts';

/** An explained failure of a source. The message is the cause. Holds no secret. */
export class DriverError extends Error implements Failure {
  override readonly name = 'DriverError';
  override readonly cause: string;
  readonly code: string;
  readonly nextStep: string;
  readonly fixableBy: FixableBy;
  /**
   * The underlying error; only its code may be logged. Its message may quote the source, so it is not printed with
   * this error.
   */
  declare readonly reason: unknown;

  constructor(failure: Failure, reason?: unknown) {
    super(failure.cause);
    this.cause = failure.cause;
    this.code = failure.code;
    this.nextStep = failure.nextStep;
    this.fixableBy = failure.fixableBy;
    Object.defineProperty(this, 'reason', { value: reason, enumerable: false });
  }
}
