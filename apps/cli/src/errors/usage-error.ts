interface UsageErrorOptions {
  /** Stable kebab-case code. */
  code: string;
  nextSteps: readonly string[];
}

/** The command line asks for something that cannot be done as it stands. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly code: string;
  readonly nextSteps: readonly string[];

  constructor(message: string, { code, nextSteps }: UsageErrorOptions) {
    super(message);
    this.code = code;
    this.nextSteps = nextSteps;
  }
}

/** Code of what was asked at the terminal and answered with no. */
export const GIVEN_UP = 'given-up';

/** Somebody was asked, and does not want it. */
export function givenUp(message: string): UsageError {
  return new UsageError(message, { code: GIVEN_UP, nextSteps: [] });
}
