import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError } from './headwater-error.ts';

export interface TimeoutErrorOptions extends FailedRequest {
  /** Absent if the caller's own signal set the limit. */
  timeoutMs?: number | undefined;
  /** Reason of the caller's signal, if the signal set the limit. */
  cause?: unknown;
}

/** A call exceeded its time limit, including retries and delays. */
export class TimeoutError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'TimeoutError';
  readonly method: string;
  readonly url: string;
  /** Absent if the caller's own signal set the limit. */
  readonly timeoutMs: number | undefined;

  constructor({ method, url, timeoutMs, cause }: TimeoutErrorOptions) {
    const { host, pathname } = new URL(url);
    const limit = timeoutMs === undefined ? 'before the signal timed out' : `in ${timeoutMs / 1000} s`;
    super(`${method} ${pathname} received no complete response from ${host} ${limit}.`, {
      code: 'timeout',
      nextSteps: [
        `Try again, or allow more time for the call with ${timeoutMs === undefined ? 'its signal' : '`timeoutMs`'}.`,
      ],
      cause,
    });
    this.method = method;
    this.url = url;
    this.timeoutMs = timeoutMs;
  }
}

/** True if an error means that a time limit was exceeded. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError;
}
