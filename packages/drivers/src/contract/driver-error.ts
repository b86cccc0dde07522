import type { Failure, FixableBy } from './failure.ts';

/** A failure of a source, explained. The message is the cause; secrets are not in it. */
export class DriverError extends Error implements Failure {
  override readonly name = 'DriverError';
  override readonly cause: string;
  readonly code: string;
  readonly nextStep: string;
  readonly fixableBy: FixableBy;
  /** The underlying error, for logs of its code only. Its text may quote the source, so it is not printed with this one. */
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
