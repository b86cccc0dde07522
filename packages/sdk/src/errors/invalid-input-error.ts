import { HeadwaterError, type HeadwaterErrorOptions } from './headwater-error.ts';

/** The minimum description of an invalid input. The linter's findings contain more. */
export interface InputFinding {
  /** Stable kebab-case code. */
  code: string;
  severity: 'error' | 'warning';
  /** The error, without secrets. */
  cause: string;
  /** The next step. */
  fix: string;
}

export interface InvalidInputErrorOptions<Found extends InputFinding> extends HeadwaterErrorOptions {
  findings?: readonly Found[];
}

/** The caller's input cannot be sent. Nothing was sent. */
export class InvalidInputError<Found extends InputFinding = InputFinding> extends HeadwaterError {
  override readonly name: string = 'InvalidInputError';
  readonly findings: readonly Found[];

  constructor(message: string, { findings = [], ...options }: InvalidInputErrorOptions<Found>) {
    super(message, options);
    this.findings = findings;
  }
}

/** True if an error concerns the caller's input. */
export function isInvalidInputError(error: unknown): error is InvalidInputError {
  return error instanceof InvalidInputError;
}
