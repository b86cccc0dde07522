export interface ExplainedFailureOptions {
  /** Stable kebab-case code. */
  code: string;
  nextStep: string;
  cause?: unknown;
}

/**
 * A network failure whose cause only the `fetch` in use knows, such as a proxy in between. Thrown as the `cause` of a
 * `TypeError('fetch failed')`, it explains the `NetworkError` that callers get.
 */
export class ExplainedFailure extends Error {
  override readonly name: string = 'ExplainedFailure';
  readonly code: string;
  readonly nextStep: string;

  /** @param what Completes "GET /path did not get through to host: …", without a period. */
  constructor(what: string, { code, nextStep, cause }: ExplainedFailureOptions) {
    super(what, { cause });
    this.code = code;
    this.nextStep = nextStep;
  }
}
