export interface ExplainedFailureOptions {
  /** Stable kebab-case code. */
  code: string;
  nextStep: string;
  cause?: unknown;
}

/**
 * A network failure whose cause only the `fetch` function knows, such as a failing proxy. If it is the `cause` of a
 * `TypeError('fetch failed')`, it explains the `NetworkError` that callers receive.
 */
export class ExplainedFailure extends Error {
  override readonly name: string = 'ExplainedFailure';
  readonly code: string;
  readonly nextStep: string;

  /** @param what Completes "GET /path failed to reach host: …", without a period. */
  constructor(what: string, { code, nextStep, cause }: ExplainedFailureOptions) {
    super(what, { cause });
    this.code = code;
    this.nextStep = nextStep;
  }
}
