import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError } from './headwater-error.ts';

export interface AbortErrorOptions extends FailedRequest {
  /** Reason of the signal. */
  reason: unknown;
}

/** The caller's own signal ended the call. `cause` is the reason of the signal. */
export class AbortError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'AbortError';
  readonly method: string;
  readonly url: string;

  constructor({ method, url, reason }: AbortErrorOptions) {
    const { host, pathname } = new URL(url);
    super(`${method} ${pathname} to ${host} was aborted by the caller's signal.`, {
      code: 'aborted',
      nextSteps: ['Before repeating a write, check whether it took effect.'],
      cause: reason,
    });
    this.method = method;
    this.url = url;
  }
}

/** True if an error means that the caller's own signal ended the call. */
export function isAbortError(error: unknown): error is AbortError {
  return error instanceof AbortError;
}
