import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError } from './headwater-error.ts';

export interface TimeoutErrorOptions extends FailedRequest {
  /** Absent where the caller's own signal set the limit. */
  timeoutMs?: number | undefined;
  /** Reason of the caller's signal, where that set the limit. */
  cause?: unknown;
}

/** A call took longer than it was allowed, retries and waits included. */
export class TimeoutError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'TimeoutError';
  readonly method: string;
  readonly url: string;
  /** Absent where the caller's own signal set the limit. */
  readonly timeoutMs: number | undefined;

  constructor({ method, url, timeoutMs, cause }: TimeoutErrorOptions) {
    const { host, pathname } = new URL(url);
    const limit = timeoutMs === undefined ? 'before the signal timed out' : `in ${timeoutMs / 1000} s`;
    super(`${method} ${pathname} got no complete answer from ${host} ${limit}.`, {
      code: 'timeout',
      nextSteps: [
        `Try again, or allow the call more time with ${timeoutMs === undefined ? 'its signal' : '`timeoutMs`'}.`,
      ],
      cause,
    });
    this.method = method;
    this.url = url;
    this.timeoutMs = timeoutMs;
  }
}

/** Whether something thrown says that time ran out. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError;
}
