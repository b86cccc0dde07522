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
