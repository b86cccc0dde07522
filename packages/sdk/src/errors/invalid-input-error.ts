import { HeadwaterError, type HeadwaterErrorOptions } from './headwater-error.ts';

/** The least that is said of a fault found in an input; the linter's findings say more. */
export interface InputFinding {
  /** Stable kebab-case code. */
  code: string;
  severity: 'error' | 'warning';
  /** What is wrong, in words that show no secret. */
  cause: string;
  /** What to do about it. */
  fix: string;
}

export interface InvalidInputErrorOptions<Found extends InputFinding> extends HeadwaterErrorOptions {
  findings?: readonly Found[];
}

/** What the caller gave cannot be sent; nothing was sent. */
export class InvalidInputError<Found extends InputFinding = InputFinding> extends HeadwaterError {
  override readonly name: string = 'InvalidInputError';
  readonly findings: readonly Found[];

  constructor(message: string, { findings = [], ...options }: InvalidInputErrorOptions<Found>) {
    super(message, options);
    this.findings = findings;
  }
}

/** Whether something thrown blames what the caller gave. */
export function isInvalidInputError(error: unknown): error is InvalidInputError {
  return error instanceof InvalidInputError;
}
