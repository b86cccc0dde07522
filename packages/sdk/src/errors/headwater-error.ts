/** What every error of the family is made of, beside its message. */
export interface HeadwaterErrorOptions {
  /** Stable across releases, for programs to branch on. */
  code: string;
  /** What to try next, in order, one sentence each. */
  nextSteps?: readonly string[];
  /** What went wrong underneath. Must not hold a request: its headers carry the token. */
  cause?: unknown;
}

/** Root of the one error family: what failed, a stable code, and what to try next. */
export class HeadwaterError extends Error {
  override readonly name: string = 'HeadwaterError';
  readonly code: string;
  readonly nextSteps: readonly string[];

  constructor(message: string, { code, nextSteps = [], cause }: HeadwaterErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.nextSteps = nextSteps;
  }
}

/** Whether something thrown belongs to the family. */
export function isHeadwaterError(error: unknown): error is HeadwaterError {
  return error instanceof HeadwaterError;
}
