interface UsageErrorOptions {
  /** Stable kebab-case code. */
  code: string;
  nextSteps: readonly string[];
}

/** The command line asks for something impossible. */
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

/** Code of a question that was answered with no. */
export const GIVEN_UP = 'given-up';

/** The person at the terminal declined. */
export function givenUp(message: string): UsageError {
  return new UsageError(message, { code: GIVEN_UP, nextSteps: [] });
}
